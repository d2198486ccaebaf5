<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AdviceTable</name>
    <message>
        <source>%1, mends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be mended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuse %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BottomDock</name>
    <message>
        <source>Panels below the graph</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BufferCurvePlot</name>
    <message>
        <source>ops that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ops outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasParts</name>
    <message>
        <source>⚠ %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurveText</name>
    <message>
        <source>%1 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date: this is the curve of %1 on %2, %3. Compute it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 of %1 stops fitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 stop fitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more group fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more groups fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no group stops fitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more op runs outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 fewer op runs outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more ops run outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fewer ops run outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best plan there is not known: the curve is out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best plan there is not known: the curve is known from %1 up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access of %1 by buffer size, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2
%3 in all: %4 by %5 that fit, %6 by the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 step, proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps, each proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of memory: known from %1 up. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: known from %1 up. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the buffer of now. Move the slider to try another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1 %2, and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all, as much as your plan now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all, %2 more than your plan now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all, %2 less than your plan now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditOffer</name>
    <message>
        <source>Select an edge first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep %1 together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the groups of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an op first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split off %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep %1 alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release all overrides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a group, an op or an edge first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message>
        <source>no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No buffer suffices; F8 says where to cut it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It fits from a buffer of %1; F8 says where to cut it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not as it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explainers</name>
    <message>
        <source>needs its trained parameters for %1, which are not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs the trained predictor for %1, which is not installed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExplanationText</name>
    <message>
        <source>1 row of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the input %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the output of %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the skip from %2 to %3: %4, %5 of them wait for another path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GNNExplainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GNNExplainer, nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PGExplainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PGExplainer, budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RG-Explainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look-ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both sides fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one side fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no side fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit: no buffer suffices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit by a single byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % of the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the weights of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the %1 cuts tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 the best one leaves two sides that fit and move %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 none leaves two sides that fit: one side has to be cut again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 none leaves a side that fits: both have to be cut again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group fits: there is nothing to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single op has no edge to cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group has an op that is not modelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ops are not connected, or a path between them leaves the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access %1 → %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. All groups fit then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 group does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 groups do not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Then %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Still %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupText</name>
    <message>
        <source>1 row of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, skip lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 for a window and %3 that wait for another path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of it: %1: %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%L2 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits with all its weights on chip; it fits from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits: %1 to spare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit: it needs the whole buffer and 1 byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit: %1 too much. It fits from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictor: %1 invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictor: %1 valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost model: %1 %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost model: no buffer suffices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be fused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit: no buffer suffices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs outside fusion.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoverText</name>
    <message>
        <source>%1: runs outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, stays on chip in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, through DRAM from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fusable ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folded away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Element size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bit activations, %2 bit weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpText</name>
    <message>
        <source>convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elementwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pooling and reduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not modelled: %1. Its DRAM access is not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Tile by tile it moves %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs %1 alone; the buffer has %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverlayText</name>
    <message>
        <source>fixed 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from 0 to the greatest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fitted to least and greatest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cards: price of the group, else the sum of ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cards: the sum of their ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cards: the greatest of their ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show ops in their own colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour the explained group by the scores of an explainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour ops by what they, or the tensors they make, take of the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour ops and edges by the bytes of weights and tensors that cross a group&apos;s border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour ops by the bytes of their weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour ops by their multiply-accumulates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour groups by the predictor&apos;s probability that they do not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by rank, not by distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F4: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverrideText</name>
    <message>
        <source>Locked: this group stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut: %1 and %2 stay apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: %1 and %2 stay together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edge kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edges kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>op alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ops alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overrides: %1. F7 finds the best plan that honours them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>DRAM access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if all fitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes to and from DRAM for one inference, among the ops that can be fused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan for this accelerator moves less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proven bound: no plan for this accelerator moves less than this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file calls this plan optimal; find the best plan to prove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the best plan to know (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same ops, each executed alone, and how much less this plan moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of the buffer that any group needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not modelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfusable ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ops that do not fit the buffer alone: they run outside fusion, tile by tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · 1 does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 do not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No op of this model can be priced, so nothing can be fused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No op fits the buffer alone, so nothing can be fused. The first one fits above %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 params · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPlots</name>
    <message>
        <source>plans tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access of the best plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no plan moves less than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after %2 plans
click to open this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greatest buffer use of a group (MBU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, MBU %2, %3
click to open this plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchText</name>
    <message>
        <source>%1, seed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with %2, seed %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 (%3 known)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F_β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F_D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 explanations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best plan: %1, after %2 plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rectify rate %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitStage</name>
    <message>
        <source>category %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greatest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear, fitted to this group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitText</name>
    <message>
        <source>1 cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 do not fit: no buffer suffices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 need %2, %3 more than fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One edge is blamed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 edges are blamed, first of all %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They lead to %1: %2 of category 1 (both sides fit), %3 of category 2 (one fits), %4 of category 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A branch that lost: %1. It came to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category 1: both sides fit, %1. Of %2 the one that moves least, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category 2: one side fits, %1. Of %2 the one whose fitting side has most ops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category 3: no side fits, %1. Of %2 that were followed to the end, the one that came to the least, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked %2 times, %3 from memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a single op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No edge leads on: split at random into %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single op cannot be cut: it runs outside fusion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group came to %1 that move %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 explanations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2; %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reconstruction, no record: %1 fits, with %2 around it not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is one of them: this is how splitting comes to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is none of them: splitting along these explanations does not come to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitTree</name>
    <message>
        <source>outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no buffer suffices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, fits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Fusescope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsaved plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2[*] — Fusescope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected, in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model leaves sizes open: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ops that depend on them are shown, but not priced. On the command line, --dim %1=… supplies them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Fusescope %1&lt;/h3&gt;&lt;p&gt;Operator fusion under an on-chip buffer limit.&lt;/p&gt;&lt;p&gt;By the Fusescope authors, under the Apache License 2.0. Qt %2.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>Something went wrong inside Fusescope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. The cause: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another window, for another model or plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an ONNX model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a fusion plan of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;accelerator…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price the plan on the accelerator of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter model si&amp;zes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the sizes that the model file leaves open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save plan &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan to another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as S&amp;VG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the picture of the plan as SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as P&amp;NG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the picture of the plan as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change of the plan back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change that was taken back again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the names of the selected ops, a line each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;ops…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find ops by name, type, bytes or group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next op that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the op found before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what was selected before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select again what Back left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the graph larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the graph smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the graph at 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the graph from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a card for each op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Plan view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a card for each group of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a card for each scope that names spell out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repeats folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show name scopes, equal ones in a row as one card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Groups and plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the groups and the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;nspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is selected in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Buffer curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what every buffer size would cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show why the selected group does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split &amp;player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how the selected group is split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the changes of the plan, to go back to any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sea&amp;rches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the searches, running and ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dvice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what could be better in the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show two plans side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep this place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the place and size of the view a name, to come back to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graph, its groups and the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The searches below the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two plans beside each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice, history and the inspector around the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Canvas alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look light or dark as the desktop does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on a light window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on a dark window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White on black, strong colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Swap with the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the overlay or the explainer that was shown before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap with the p&amp;lan before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plan that was there before this one on the canvas, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit colours to values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the colours go from the least to the greatest value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours by &amp;rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour values by their rank instead of their size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cut here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demand that the ends of the edge stay apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demand that the ends of the edge stay in one group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge both groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one group of the two that the edge joins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split &amp;off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a group of its own of the op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbid &amp;fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demand that the op stays alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demand that the group stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop what is demanded of the selected ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop everything that is demanded of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note on group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something down about the selected group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accele&amp;rator…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change buffer, scheme, element widths and limits of the accelerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Com&amp;plete my plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the best plan that honours all that is demanded, and prove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why the selected group does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play how the selected group is split until all fits, or may have come about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next group that does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next group that does not fit the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find best plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the plan with the least DRAM access that fits the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, and keep the best plan so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme, wheel, searches and movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command by a few of its letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all keys of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Fusescope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version and the licence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pers&amp;pective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;laces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line-buffer depth-first: weights stay on chip, feature maps stream through in rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer requirement reduction: weights may be streamed, once per pass over the feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NSGA-II</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nsga-ii</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheme %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accelerator %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact: proves that no plan moves less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits the ten best plans again and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fresh random plan at every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows kept for skips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in and out rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accumulators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters and biases stay on chip while the group runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows held until the window of their reader has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that wait for another path to catch up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row on its way in or out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial results of ops that reduce over rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature maps held whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channels the array works on at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::AcceleratorDialog</name>
    <message>
        <source>Accelerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fusion scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fusion &amp;scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a group must need less than: 256 KiB, 1 MiB, 500 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Weight buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A buffer of its own for weights; empty: they share the one above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Activation bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per element of a feature map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight b&amp;its</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Row alignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows on chip are padded to a multiple of so many bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Most ops in a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price on it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::AdviceLink</name>
    <message>
        <source>Advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewing the plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::AdvicePanel</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges that matter most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plan afterwards on the canvas, without making the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to advise: the plan is as good as it can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 findings; the list on the right says what each edge would change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::AdviceTableModel</name>
    <message>
        <source>DRAM access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::Banner</name>
    <message>
        <source>Fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::BufferSlider</name>
    <message>
        <source>Buffer to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to try a buffer; the arrow keys go to the next size at which something changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CanvasLink</name>
    <message>
        <source>Drawing the graph…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out the parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in the file was folded away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CanvasMenu</name>
    <message>
        <source>&amp;Copy name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find all of &amp;type %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for ops of this type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;paths from the selected op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade all ops that are not on a path between the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the ops of this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;names of its ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the names of the ops of this card, a line each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the whole group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the names of the ops of this group, a line each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How did it come about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the split of a larger group that leads to this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain why it does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play how it is split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;producer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the op this edge comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the op this edge goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the names of both ends</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CanvasWidget</name>
    <message>
        <source>Op graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop an ONNX file here, or open one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2&lt;br&gt;%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt;, %n op(s)&lt;br&gt;%2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n op(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %n group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>. Selected: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, does not fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CompareLink</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2 (%3) · %4 moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans (*.yaml *.yml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::ComparePanel</name>
    <message>
        <source>Add plan file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark moved ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan that is compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan that is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a plan of this model from a file, to compare it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade all ops on the graph that are in the same group in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show both plans beside each other; they move together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::ComparisonTableModel</name>
    <message>
        <source> and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joined: %1
left: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CurveBar</name>
    <message>
        <source>Smallest buffer of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest buffer of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the best plan of every buffer in the range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop computing the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, and keep the part that is known: the larger buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the buffer curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the curve as an SVG picture or its steps as a CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the buffer curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: 64 KiB, 4 MiB, 500 kB, or bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first size must be smaller than the second.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CurveLink</name>
    <message>
        <source>Buffer curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first step of the curve was known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of steps (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the buffer curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::CurvePanel</name>
    <message>
        <source>DRAM access against buffer size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No curve yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute it to see what every buffer would cost: the best plan at each size, proven</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::Document</name>
    <message>
        <source>Before: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::EdgeRankModel</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gives %2 the score %3; coloured as %4 of the range in this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of %1, from least (dark) to greatest (bright) in this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edge to cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relief</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::EditLink</name>
    <message>
        <source>No model is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainLink</name>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All groups of the plan fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a group that does not fit first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explaining %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the group is not explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut at %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainPanel</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click an explainer to see its scores on the graph; tick those to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop explaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explainers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the explainers table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges of the group, best cut first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the edges table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainWords</name>
    <message>
        <source>Next group that does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold for edges to cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges whose colour is at least this far up the scale are picked and numbered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the group here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the group at the best cut across this edge, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All groups fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanations are for groups that do not fit: a smaller buffer or a larger group has some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 group does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 groups do not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2: %3. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cut would leave no plan: its groups would wait for each other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainerTableModel</name>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area under the ROC curve of its scores against the edges whose best cut leaves two sides that fit: 1 is perfect, 0.5 is chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuts first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost model says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::FileCommands</name>
    <message>
        <source>Open a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX models (*.onnx);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans (*.yaml *.yml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an accelerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accelerators (*.yaml *.yml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans (*.yaml *.yml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Fusescope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::FindBar</name>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>op:Conv dram&gt;1M group:invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Words are found in names and kinds. All terms must hold; &lt;b&gt;-&lt;/b&gt; turns one round.&lt;/p&gt;&lt;p&gt;&lt;b&gt;op:&lt;/b&gt;Conv|Relu &amp;nbsp; &lt;b&gt;name:&lt;/b&gt;/layer3/ &amp;nbsp; &lt;b&gt;shape:&lt;/b&gt;288×38 &amp;nbsp; &lt;b&gt;family:&lt;/b&gt;conv&lt;br&gt;&lt;b&gt;group:&lt;/b&gt;7, invalid, valid, single, unfusable&lt;br&gt;&lt;b&gt;dram weights macs&lt;/b&gt; of the op, &lt;b&gt;buffer ops&lt;/b&gt; of its group, &lt;b&gt;in out&lt;/b&gt; edges, with &amp;lt; &amp;gt; &amp;lt;= &amp;gt;= = and 1M, 64KiB, 300kB&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::FindLink</name>
    <message>
        <source>No path joins these two ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on paths between the two; Esc shows all again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::GroupTableModel</name>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buffer / %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not modelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2
%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::GroupsPanel</name>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the groups table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the group of this op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fills the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a group or an op to see what fills the buffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: they disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>op %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be fused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be fused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::JobStatus</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 of %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · best %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::MainWindow</name>
    <message>
        <source>Changes of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sizes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graph is being laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model leaves no size open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A search is running: stop it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No op of the model fits the buffer alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explainers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the files opened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was selected before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back was not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no change to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the graph: arrows walk along edges, Space shows all, F the selection, Esc nothing; Ctrl and the wheel zoom; drag a selected op onto a group to move it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::Minimap</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or drag to move the view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::NamedViews</name>
    <message>
        <source>Show this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this place off the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::OverlayLegend</name>
    <message>
        <source>Legend of the colours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::OverlayLink</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::PlanCard</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::PlanSwapLink</name>
    <message>
        <source>No model is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no other plan before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a card for each op first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the split player first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not fitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them not in your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;The plan before&lt;/b&gt; · %1 · &lt;b&gt;%2&lt;/b&gt; shows yours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::PlayerLink</name>
    <message>
        <source>Split player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a group first: one that does not fit is split, one that fits is traced back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The op runs outside fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splitting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splitting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fits with each of its neighbours, or can be fused with none: there is nothing to split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Choose an explainer or a group to split again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the group is not split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in a branch that lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split %1 into %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture a step, SVG (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture a step, PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One animation (*.gif)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1 pictures, the first is %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::PlayerPanel</name>
    <message>
        <source>Branches that lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply to plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the parts in place of the group, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the frames as pictures, or as one animated GIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the split player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First step (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back (,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step forward (.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explained by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explainer of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also play the branches that were followed and lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show steps at once instead of moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play again from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reconstruction: the group is in the plan already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::RecoveryLink</name>
    <message>
        <source>A plan of %1 was not saved when Fusescope ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has changed on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your plan is kept where the ops still have the same names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::SearchForm</name>
    <message>
        <source>Plans to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from my plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who says where groups that do not fit are cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first plan of the search is the one you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Algorithm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue it: it runs beside the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No op of the model fits the buffer alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: cut at random</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::SearchTableModel</name>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Algorithm, explainer and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it runs, and how long it still takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans proposed so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRAM access of the best plan, among fusable ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the best plan is above what no plan can beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of prices that were known from a plan before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time it ran, pauses left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words; they are kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::SearchesLink</name>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan of %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took the plan of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your plan is this one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::SearchesPanel</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the search wait, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the search and keep its best plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the best plan of the search yours, as one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the search off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best against plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front: DRAM and MBU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front: DRAM and groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fronts are those of NSGA-II</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plot of the searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No search yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one on the left: each search draws a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a search by NSGA-II that has ended in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 plans, %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::SettingsDialog</name>
    <message>
        <source>Show steps without movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scrolls; with Ctrl it zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wheel on the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of them wait for their turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language shows from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Searches at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::SizesDialog</name>
    <message>
        <source>Sizes of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file leaves these sizes open. With them, the ops that depend on them can be priced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with these sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1x3x224x224</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>224</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of the input %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axis %1 of the input %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::SplitTreeView</name>
    <message>
        <source>Tree of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n op(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, does not fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::StackedBar</name>
    <message>
        <source>What fills the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::StartPage</name>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models you open appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the ops of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fusescope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an ONNX model and find the fusion plan with the least DRAM access that fits the buffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a model, plan or accelerator file anywhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::StoppedGroupsModel</name>
    <message>
        <source>needs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::TermList</name>
    <message>
        <source>Largest parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: go to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::TopBar</name>
    <message>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fusion scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On-chip buffer: 256 KiB, 1 MiB, 500 kB, or bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search algorithm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find best plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::WhatIfBox</name>
    <message>
        <source>Use this buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the plan of this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all: ops that run outside fusion are counted too, so that buffers can be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price your plan on this buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best plan there, together with the buffer, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups that stop fitting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fusescope::Workbench</name>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan was opened with a warning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pricing the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best plan at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took the best plan at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your plan is the best one at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found nothing better than your plan: %2 against %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best plan (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your plan is the best one %1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: this is the best plan so far, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found the best possible plan: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found a plan that moves %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
