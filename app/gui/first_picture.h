// SPDX-License-Identifier: Apache-2.0
// For `fusescope --first-picture MODEL`: how long it takes from the start of the process until the graph, laid out and
// priced, is on the screen. Prints it and ends the program; tests/bench/first-picture.sh does so many times.
#pragma once

namespace fusescope {

class MainWindow;

/// Before the model is opened.
void reportFirstPicture(MainWindow& window);

}  // namespace fusescope
