<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>UserMessage</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fusescope::CanvasWidget</name>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt;, %n op(s)&lt;br&gt;%2</source>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n op&lt;br&gt;%2</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n ops&lt;br&gt;%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n op(s)</source>
        <translation>
            <numerusform>%n op</numerusform>
            <numerusform>%n ops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %n group(s)</source>
        <translation>
            <numerusform> in %n group</numerusform>
            <numerusform> in %n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fusescope::SplitTreeView</name>
    <message numerus="yes">
        <source>%n op(s)</source>
        <translation>
            <numerusform>%n op</numerusform>
            <numerusform>%n ops</numerusform>
        </translation>
    </message>
</context>
</TS>
