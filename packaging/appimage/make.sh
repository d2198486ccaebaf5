#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# make.sh BUILD_DIR OUT: makes OUT/Fusescope.AppDir of a release build: programs, data, and every library they load but those
# that belong to the system (the C library, the graphics driver, fonts: see system_libraries). Tries it; then makes the image
# if appimagetool is there, and says so if not.
set -eu
build=$(cd "$1" && pwd)
mkdir -p "$2"
app=$(cd "$2" && pwd)/Fusescope.AppDir
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$app"
cmake --install "$build" --component programs --prefix "$app/usr" --strip > /dev/null
rm -rf "$app/usr/share/lintian"

# Whatever a desktop has, and must be its own: mixed with ours it would not work.
system_libraries='^(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|libstdc\+\+|libgcc_s|libGL|libGLX|libEGL|libGLdispatch|libOpenGL|libdrm|libgbm|libX11|libX11-xcb|libxcb|libfontconfig|libfreetype|libexpat|libz|libuuid|libICE|libSM)\.so'

qt_plugins=$(qmake6 -query QT_INSTALL_PLUGINS 2> /dev/null || echo /usr/lib/x86_64-linux-gnu/qt6/plugins)
for plugin in platforms/libqxcb platforms/libqoffscreen platforms/libqminimal iconengines/libqsvgicon imageformats/libqsvg \
  imageformats/libqjpeg imageformats/libqgif platforms/libqwayland-generic platforms/libqwayland-egl; do
  [ -f "$qt_plugins/$plugin.so" ] || continue   # Wayland is a package of its own
  mkdir -p "$app/usr/plugins/$(dirname "$plugin")"
  cp "$qt_plugins/$plugin.so" "$app/usr/plugins/$plugin.so"
done
printf '[Paths]\nPrefix = ..\nPlugins = plugins\n' > "$app/usr/bin/qt.conf"

# Graphviz opens its plugins by a list beside them: the layout and nothing else is needed.
graphviz=$(dirname "$(ldd "$build/bin/fusescope-layout" | sed -n 's/.*libgvc\.so[^ ]* => \([^ ]*\) .*/\1/p')")/graphviz
mkdir -p "$app/usr/lib/graphviz"
cp -L "$graphviz"/libgvplugin_core.so.6 "$graphviz"/libgvplugin_dot_layout.so.6 "$app/usr/lib/graphviz/"
[ -f "$graphviz/config6a" ] && list=config6a || list=config6
awk '/^lib/ { keep = /libgvplugin_(core|dot_layout)/ } keep' "$graphviz/$list" > "$app/usr/lib/graphviz/$list"

closure() { find "$app/usr" -type f \( -perm -u+x -o -name '*.so*' \) -exec ldd {} + 2> /dev/null | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' | sort -u; }
mkdir -p "$app/usr/lib"
closure | while read -r library; do
  name=$(basename "$library")
  case $library in "$app"/*) continue ;; esac
  echo "$name" | grep -qE "$system_libraries" || cp -L "$library" "$app/usr/lib/$name"
done

cp "$here/AppRun" "$app/AppRun"
chmod 755 "$app/AppRun"
cp "$app/usr/share/applications/org.fusescope.Fusescope.desktop" "$app/"
cp "$app/usr/share/icons/hicolor/256x256/apps/org.fusescope.Fusescope.png" "$app/"
ln -sf org.fusescope.Fusescope.png "$app/.DirIcon"
echo "$(find "$app/usr/lib" -maxdepth 1 -name '*.so*' | wc -l) libraries, $(du -sh "$app" | cut -f 1)"

"$here/try.sh" "$app"
if command -v appimagetool > /dev/null; then
  ( cd "$(dirname "$app")" && appimagetool Fusescope.AppDir )
else
  echo "appimagetool is not installed: the folder is complete, the image of it is not made"
fi
