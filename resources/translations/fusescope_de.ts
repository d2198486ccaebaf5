<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AdviceTable</name>
    <message>
        <source>%1, mends</source>
        <translation>%1, behebt es</translation>
    </message>
    <message>
        <source>%1, %2 too much</source>
        <translation>%1, %2 zu viel</translation>
    </message>
    <message>
        <source>%1, does not fit</source>
        <translation>%1, passt nicht</translation>
    </message>
    <message>
        <source>can be mended</source>
        <translation>lässt sich beheben</translation>
    </message>
    <message>
        <source>Advice: %1</source>
        <translation>Empfehlung: %1</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>%1 schneiden</translation>
    </message>
    <message>
        <source>Fuse %1</source>
        <translation>%1 fusionieren</translation>
    </message>
</context>
<context>
    <name>BottomDock</name>
    <message>
        <source>Panels below the graph</source>
        <translation>Bereiche unter dem Graphen</translation>
    </message>
</context>
<context>
    <name>BufferCurvePlot</name>
    <message>
        <source>ops that fit</source>
        <translation>Ops, die passen</translation>
    </message>
    <message>
        <source>ops outside fusion</source>
        <translation>Ops außerhalb der Fusion</translation>
    </message>
    <message>
        <source>DRAM access in all</source>
        <translation>DRAM-Zugriff insgesamt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
</context>
<context>
    <name>CanvasParts</name>
    <message>
        <source>⚠ %1 · %2</source>
        <translation>⚠ %1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>CurveText</name>
    <message>
        <source>%1 bit</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>%1 and %2 bit</source>
        <translation>%1 und %2 Bit</translation>
    </message>
    <message>
        <source>Out of date: this is the curve of %1 on %2, %3. Compute it again.</source>
        <translation>Veraltet: Dies ist die Kurve von %1 mit %2, %3. Bitte neu berechnen.</translation>
    </message>
    <message>
        <source>1 of %1 stops fitting</source>
        <translation>1 von %1 passt nicht mehr</translation>
    </message>
    <message>
        <source>%1 of %2 stop fitting</source>
        <translation>%1 von %2 passen nicht mehr</translation>
    </message>
    <message>
        <source>1 more group fits</source>
        <translation>1 Gruppe mehr passt</translation>
    </message>
    <message>
        <source>%1 more groups fit</source>
        <translation>%1 Gruppen mehr passen</translation>
    </message>
    <message>
        <source>no group stops fitting</source>
        <translation>alle Gruppen, die passen, passen weiterhin</translation>
    </message>
    <message>
        <source>1 more op runs outside fusion</source>
        <translation>1 Op mehr läuft außerhalb der Fusion</translation>
    </message>
    <message>
        <source>1 fewer op runs outside fusion</source>
        <translation>1 Op weniger läuft außerhalb der Fusion</translation>
    </message>
    <message>
        <source>%1 more ops run outside fusion</source>
        <translation>%1 Ops mehr laufen außerhalb der Fusion</translation>
    </message>
    <message>
        <source>%1 fewer ops run outside fusion</source>
        <translation>%1 Ops weniger laufen außerhalb der Fusion</translation>
    </message>
    <message>
        <source>The best plan there is not known: the curve is out of date.</source>
        <translation>Der beste Plan ist dort nicht bekannt: Die Kurve ist veraltet.</translation>
    </message>
    <message>
        <source>The best plan there is not known: the curve is known from %1 up.</source>
        <translation>Der beste Plan ist dort nicht bekannt: Die Kurve ist ab %1 bekannt.</translation>
    </message>
    <message>
        <source>DRAM access of %1 by buffer size, %2, %3</source>
        <translation>DRAM-Zugriff von %1 nach Puffergröße, %2, %3</translation>
    </message>
    <message>
        <source>From %1 to %2
%3 in all: %4 by %5 that fit, %6 by the others</source>
        <translation>Von %1 bis %2
%3 insgesamt: %4 durch %5, die passen, %6 durch die übrigen</translation>
    </message>
    <message>
        <source>1 step, proven</source>
        <translation>1 Stufe, bewiesen</translation>
    </message>
    <message>
        <source>%1 steps, each proven</source>
        <translation>%1 Stufen, alle bewiesen</translation>
    </message>
    <message>
        <source>Out of memory: known from %1 up. %2</source>
        <translation>Speicher erschöpft: bekannt ab %1. %2</translation>
    </message>
    <message>
        <source>Stopped: known from %1 up. %2</source>
        <translation>Angehalten: bekannt ab %1. %2</translation>
    </message>
    <message>
        <source>This is the buffer of now. Move the slider to try another.</source>
        <translation>Das ist der jetzige Puffer. Mit dem Regler einen anderen probieren.</translation>
    </message>
    <message>
        <source>At %1 %2.</source>
        <translation>Bei %1: %2.</translation>
    </message>
    <message>
        <source>At %1 %2, and %3.</source>
        <translation>Bei %1: %2, und %3.</translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all.</source>
        <translation>Der beste Plan dort bewegt insgesamt %1.</translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all, as much as your plan now.</source>
        <translation>Der beste Plan dort bewegt insgesamt %1, so viel wie Ihr Plan jetzt.</translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all, %2 more than your plan now.</source>
        <translation>Der beste Plan dort bewegt insgesamt %1, %2 mehr als Ihr Plan jetzt.</translation>
    </message>
    <message>
        <source>The best plan there moves %1 in all, %2 less than your plan now.</source>
        <translation>Der beste Plan dort bewegt insgesamt %1, %2 weniger als Ihr Plan jetzt.</translation>
    </message>
</context>
<context>
    <name>EditOffer</name>
    <message>
        <source>Select an edge first</source>
        <translation>Zuerst eine Kante auswählen</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>%1 schneiden</translation>
    </message>
    <message>
        <source>Keep %1 together</source>
        <translation>%1 zusammenhalten</translation>
    </message>
    <message>
        <source>Merge the groups of %1</source>
        <translation>Gruppen von %1 vereinen</translation>
    </message>
    <message>
        <source>Select an op first</source>
        <translation>Zuerst einen Op auswählen</translation>
    </message>
    <message>
        <source>Split off %1</source>
        <translation>%1 abspalten</translation>
    </message>
    <message>
        <source>Keep %1 alone</source>
        <translation>%1 allein lassen</translation>
    </message>
    <message>
        <source>Release all overrides</source>
        <translation>Alle Vorgaben freigeben</translation>
    </message>
    <message>
        <source>Select a group, an op or an edge first</source>
        <translation>Zuerst eine Gruppe, einen Op oder eine Kante auswählen</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Release what is selected</source>
        <translation>Auswahl freigeben</translation>
    </message>
    <message>
        <source>Merge %1 with %2</source>
        <translation>%1 mit %2 vereinen</translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation>%1 nach %2 verschieben</translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>%1, %2 too much</source>
        <translation>%1, %2 zu viel</translation>
    </message>
    <message>
        <source>%1, does not fit</source>
        <translation>%1, passt nicht</translation>
    </message>
    <message>
        <source>No buffer suffices; F8 says where to cut it.</source>
        <translation>Kein Puffer reicht; F8 sagt, wo zu schneiden ist.</translation>
    </message>
    <message>
        <source>It fits from a buffer of %1; F8 says where to cut it.</source>
        <translation>Passt ab einem Puffer von %1; F8 sagt, wo zu schneiden ist.</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>nicht möglich</translation>
    </message>
    <message>
        <source>not as it stands</source>
        <translation>so nicht</translation>
    </message>
    <message>
        <source>%1: not as it stands.</source>
        <translation>%1: so nicht.</translation>
    </message>
</context>
<context>
    <name>Explainers</name>
    <message>
        <source>needs its trained parameters for %1, which are not installed</source>
        <translation>braucht gelernte Parameter für %1, die nicht installiert sind</translation>
    </message>
    <message>
        <source>needs the trained predictor for %1, which is not installed</source>
        <translation>braucht den trainierten Prädiktor für %1, der nicht installiert ist</translation>
    </message>
</context>
<context>
    <name>ExplanationText</name>
    <message>
        <source>1 row of %1</source>
        <translation>1 Zeile von %1</translation>
    </message>
    <message>
        <source>%1 rows of %2</source>
        <translation>%1 Zeilen von %2</translation>
    </message>
    <message>
        <source>%1 is the input %2: %3.</source>
        <translation>%1: die Eingabe %2, %3.</translation>
    </message>
    <message>
        <source>%1 is the output of %2: %3.</source>
        <translation>%1: die Ausgabe von %2, %3.</translation>
    </message>
    <message>
        <source>%1 is the skip from %2 to %3: %4, %5 of them wait for another path.</source>
        <translation>%1: der Skip von %2 nach %3, %4, davon warten %5 auf einen anderen Pfad.</translation>
    </message>
    <message>
        <source>GNNExplainer</source>
        <translation>GNNExplainer</translation>
    </message>
    <message>
        <source>GNNExplainer, nodes</source>
        <translation>GNNExplainer, Knoten</translation>
    </message>
    <message>
        <source>PGExplainer</source>
        <translation>PGExplainer</translation>
    </message>
    <message>
        <source>PGExplainer, budget</source>
        <translation>PGExplainer, Budget</translation>
    </message>
    <message>
        <source>RG-Explainer</source>
        <translation>RG-Explainer</translation>
    </message>
    <message>
        <source>Look-ahead</source>
        <translation>Vorausschau</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>both sides fit</source>
        <translation>beide passen</translation>
    </message>
    <message>
        <source>one side fits</source>
        <translation>eine passt</translation>
    </message>
    <message>
        <source>no side fits</source>
        <translation>keine passt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Does not fit: no buffer suffices.</source>
        <translation>Passt nicht: Kein Puffer reicht.</translation>
    </message>
    <message>
        <source>Does not fit by a single byte.</source>
        <translation>Passt um ein einziges Byte nicht.</translation>
    </message>
    <message>
        <source>Does not fit by %1.</source>
        <translation>Passt nicht, um %1.</translation>
    </message>
    <message>
        <source>%1 times the buffer</source>
        <translation>%1-mal der Puffer</translation>
    </message>
    <message>
        <source>%1 % of the buffer</source>
        <translation>%1 % des Puffers</translation>
    </message>
    <message>
        <source>%1 is the weights of %2.</source>
        <translation>%1: die Gewichte von %2.</translation>
    </message>
    <message>
        <source>Of %1 cuts</source>
        <translation>Von %1 Schnitten</translation>
    </message>
    <message>
        <source>Of the %1 cuts tried</source>
        <translation>Von den %1 probierten Schnitten</translation>
    </message>
    <message>
        <source>%1 the best one leaves two sides that fit and move %2.</source>
        <translation>%1 lässt der beste zwei Seiten übrig, die passen und %2 bewegen.</translation>
    </message>
    <message>
        <source>%1 none leaves two sides that fit: one side has to be cut again.</source>
        <translation>%1 lässt keiner zwei Seiten übrig, die passen: Eine muss weiter geschnitten werden.</translation>
    </message>
    <message>
        <source>%1 none leaves a side that fits: both have to be cut again.</source>
        <translation>%1 lässt keiner eine Seite übrig, die passt: Beide müssen weiter geschnitten werden.</translation>
    </message>
    <message>
        <source>The group fits: there is nothing to explain</source>
        <translation>Die Gruppe passt: Es gibt nichts zu erklären</translation>
    </message>
    <message>
        <source>A single op has no edge to cut</source>
        <translation>Ein einzelner Op hat keine Kante zum Schneiden</translation>
    </message>
    <message>
        <source>The group has an op that is not modelled</source>
        <translation>Die Gruppe hat einen Op, der nicht modelliert ist</translation>
    </message>
    <message>
        <source>The ops are not connected, or a path between them leaves the group</source>
        <translation>Die Ops hängen nicht zusammen, oder ein Pfad zwischen ihnen verlässt die Gruppe</translation>
    </message>
    <message>
        <source>DRAM access %1 → %2 (%3)</source>
        <translation>DRAM-Zugriff %1 → %2 (%3)</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>%1. All groups fit then.</source>
        <translation>%1. Danach passen alle Gruppen.</translation>
    </message>
    <message>
        <source>1 group does not fit</source>
        <translation>1 Gruppe passt nicht</translation>
    </message>
    <message>
        <source>%1 groups do not fit</source>
        <translation>%1 Gruppen passen nicht</translation>
    </message>
    <message>
        <source>%1. Then %2.</source>
        <translation>%1. Danach: %2.</translation>
    </message>
    <message>
        <source>%1. Still %2.</source>
        <translation>%1. Weiterhin: %2.</translation>
    </message>
</context>
<context>
    <name>GroupText</name>
    <message>
        <source>1 row of %1</source>
        <translation>1 Zeile von %1</translation>
    </message>
    <message>
        <source>%1 rows of %2</source>
        <translation>%1 Zeilen von %2</translation>
    </message>
    <message>
        <source>%1, skip lag</source>
        <translation>%1, Skip-Rückstand</translation>
    </message>
    <message>
        <source>weights of %1</source>
        <translation>Gewichte von %1</translation>
    </message>
    <message>
        <source>the weights of %1</source>
        <translation>die Gewichte von %1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 aus %2</translation>
    </message>
    <message>
        <source>%1, %2 for a window and %3 that wait for another path</source>
        <translation>%1, %2 für ein Fenster und %3, die auf einen anderen Pfad warten</translation>
    </message>
    <message>
        <source>%1 times the buffer</source>
        <translation>%1-mal der Puffer</translation>
    </message>
    <message>
        <source>%1 of the buffer</source>
        <translation>%1 des Puffers</translation>
    </message>
    <message>
        <source>Most of it: %1: %2 (%3).</source>
        <translation>Das meiste davon: %1: %2 (%3).</translation>
    </message>
    <message>
        <source>%1 (%L2 bytes)</source>
        <translation>%1 (%L2 Byte)</translation>
    </message>
    <message>
        <source>Fits with all its weights on chip; it fits from %1.</source>
        <translation>Passt mit allen Gewichten auf dem Chip; passt ab %1.</translation>
    </message>
    <message>
        <source>Fits: %1 to spare.</source>
        <translation>Passt: %1 übrig.</translation>
    </message>
    <message>
        <source>Does not fit: it needs the whole buffer and 1 byte.</source>
        <translation>Passt nicht: braucht den ganzen Puffer und 1 Byte.</translation>
    </message>
    <message>
        <source>Does not fit: %1 too much. It fits from %2.</source>
        <translation>Passt nicht: %1 zu viel. Passt ab %2.</translation>
    </message>
    <message>
        <source>Predictor: %1 invalid</source>
        <translation>Prädiktor: %1 ungültig</translation>
    </message>
    <message>
        <source>Predictor: %1 valid</source>
        <translation>Prädiktor: %1 gültig</translation>
    </message>
    <message>
        <source>cost model: %1 %2 %3</source>
        <translation>Kostenmodell: %1 %2 %3</translation>
    </message>
    <message>
        <source>cost model: no buffer suffices</source>
        <translation>Kostenmodell: Kein Puffer reicht</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Cannot be fused.</source>
        <translation>Nicht fusionierbar.</translation>
    </message>
    <message>
        <source>Does not fit: no buffer suffices.</source>
        <translation>Passt nicht: Kein Puffer reicht.</translation>
    </message>
    <message>
        <source>Runs outside fusion.</source>
        <translation>Läuft außerhalb der Fusion.</translation>
    </message>
</context>
<context>
    <name>HoverText</name>
    <message>
        <source>%1: runs outside fusion</source>
        <translation>%1: läuft außerhalb der Fusion</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1: %2</translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation>Ausgabe %1</translation>
    </message>
    <message>
        <source>Weights %1</source>
        <translation>Gewichte %1</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>%1, stays on chip in %2</source>
        <translation>%1, bleibt auf dem Chip in %2</translation>
    </message>
    <message>
        <source>%1, through DRAM from %2 to %3</source>
        <translation>%1, durch den DRAM von %2 nach %3</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Ops</source>
        <translation>Ops</translation>
    </message>
    <message>
        <source>Fusable ops</source>
        <translation>Fusionierbar</translation>
    </message>
    <message>
        <source>Folded away</source>
        <translation>Weggefaltet</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Element size</source>
        <translation>Elementbreite</translation>
    </message>
    <message>
        <source>%1 bit activations, %2 bit weights</source>
        <translation>%1 Bit Aktivierungen, %2 Bit Gewichte</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>DRAM access</source>
        <translation>DRAM-Zugriff</translation>
    </message>
</context>
<context>
    <name>OpText</name>
    <message>
        <source>convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>elementwise</source>
        <translation>elementweise</translation>
    </message>
    <message>
        <source>pooling and reduction</source>
        <translation>Pooling und Reduktion</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>dicht</translation>
    </message>
    <message>
        <source>data movement</source>
        <translation>Datenbewegung</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation>Eingabe %1</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation>Ausgabe %1</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Buffer alone</source>
        <translation>Puffer allein</translation>
    </message>
    <message>
        <source>DRAM alone</source>
        <translation>DRAM allein</translation>
    </message>
    <message>
        <source>Not modelled: %1. Its DRAM access is not counted.</source>
        <translation>Nicht modelliert: %1. Der DRAM-Zugriff zählt nicht mit.</translation>
    </message>
    <message>
        <source> Tile by tile it moves %1.</source>
        <translation> Kachelweise bewegt er %1.</translation>
    </message>
    <message>
        <source>It needs %1 alone; the buffer has %2.</source>
        <translation>Er braucht allein %1; der Puffer hat %2.</translation>
    </message>
</context>
<context>
    <name>OverlayText</name>
    <message>
        <source>fixed 0 to 1</source>
        <translation>fest 0 bis 1</translation>
    </message>
    <message>
        <source>from 0 to the greatest</source>
        <translation>von 0 bis zum größten Wert</translation>
    </message>
    <message>
        <source>fitted to least and greatest</source>
        <translation>vom kleinsten bis zum größten Wert</translation>
    </message>
    <message>
        <source>cards: price of the group, else the sum of ops</source>
        <translation>Karten: Preis der Gruppe, sonst Summe der Ops</translation>
    </message>
    <message>
        <source>cards: the sum of their ops</source>
        <translation>Karten: Summe ihrer Ops</translation>
    </message>
    <message>
        <source>cards: the greatest of their ops</source>
        <translation>Karten: der größte Wert ihrer Ops</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>Buffer share</source>
        <translation>Pufferanteil</translation>
    </message>
    <message>
        <source>DRAM bytes</source>
        <translation>DRAM-Bytes</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>Prädiktor</translation>
    </message>
    <message>
        <source>Show ops in their own colours</source>
        <translation>Ops in ihren eigenen Farben zeigen</translation>
    </message>
    <message>
        <source>Colour the explained group by the scores of an explainer</source>
        <translation>Die erklärte Gruppe nach den Werten eines Erklärers färben</translation>
    </message>
    <message>
        <source>Colour ops by what they, or the tensors they make, take of the buffer</source>
        <translation>Ops danach färben, was sie oder ihre Ergebnisse vom Puffer belegen</translation>
    </message>
    <message>
        <source>Colour ops and edges by the bytes of weights and tensors that cross a group&apos;s border</source>
        <translation>Ops und Kanten nach den Bytes der Gewichte und Tensoren färben, die eine Gruppengrenze überschreiten</translation>
    </message>
    <message>
        <source>Colour ops by the bytes of their weights</source>
        <translation>Ops nach den Bytes ihrer Gewichte färben</translation>
    </message>
    <message>
        <source>Colour ops by their multiply-accumulates</source>
        <translation>Ops nach ihren Multiply-Accumulates färben</translation>
    </message>
    <message>
        <source>Colour groups by the predictor&apos;s probability that they do not fit</source>
        <translation>Gruppen danach färben, wie wahrscheinlich sie laut Prädiktor nicht passen</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Importance · %1</source>
        <translation>Wichtigkeit · %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>niedrigster</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>höchster</translation>
    </message>
    <message>
        <source>by rank, not by distance</source>
        <translation>nach Rang, nicht nach Abstand</translation>
    </message>
    <message>
        <source>linear, %1</source>
        <translation>linear, %1</translation>
    </message>
    <message>
        <source>F4: %1</source>
        <translation>F4: %1</translation>
    </message>
</context>
<context>
    <name>OverrideText</name>
    <message>
        <source>Locked: this group stays as it is.</source>
        <translation>Gesperrt: Diese Gruppe bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 stays alone.</source>
        <translation>%1 bleibt allein.</translation>
    </message>
    <message>
        <source>Cut: %1 and %2 stay apart.</source>
        <translation>Geschnitten: %1 und %2 bleiben getrennt.</translation>
    </message>
    <message>
        <source>Kept: %1 and %2 stay together.</source>
        <translation>Gehalten: %1 und %2 bleiben zusammen.</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>Schnitte</translation>
    </message>
    <message>
        <source>edge kept</source>
        <translation>gehaltene Kante</translation>
    </message>
    <message>
        <source>edges kept</source>
        <translation>gehaltene Kanten</translation>
    </message>
    <message>
        <source>locked group</source>
        <translation>gesperrte Gruppe</translation>
    </message>
    <message>
        <source>locked groups</source>
        <translation>gesperrte Gruppen</translation>
    </message>
    <message>
        <source>op alone</source>
        <translation>Op allein</translation>
    </message>
    <message>
        <source>ops alone</source>
        <translation>Ops allein</translation>
    </message>
    <message>
        <source>Overrides: %1. F7 finds the best plan that honours them.</source>
        <translation>Vorgaben: %1. F7 findet den besten Plan, der sie einhält.</translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>DRAM access</source>
        <translation>DRAM-Zugriff</translation>
    </message>
    <message>
        <source>if all fitted</source>
        <translation>falls passend</translation>
    </message>
    <message>
        <source>Bytes to and from DRAM for one inference, among the ops that can be fused</source>
        <translation>Bytes vom und zum DRAM für eine Inferenz, unter den fusionierbaren Ops</translation>
    </message>
    <message>
        <source>best possible</source>
        <translation>bestmöglich</translation>
    </message>
    <message>
        <source>proven</source>
        <translation>bewiesen</translation>
    </message>
    <message>
        <source>No plan for this accelerator moves less</source>
        <translation>Kein Plan für diesen Beschleuniger bewegt weniger</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>−%1</source>
        <translation>−%1</translation>
    </message>
    <message>
        <source>A proven bound: no plan for this accelerator moves less than this</source>
        <translation>Eine bewiesene Schranke: Kein Plan für diesen Beschleuniger bewegt weniger</translation>
    </message>
    <message>
        <source>says the file</source>
        <translation>laut Datei</translation>
    </message>
    <message>
        <source>The file calls this plan optimal; find the best plan to prove it</source>
        <translation>Die Datei nennt diesen Plan optimal; den besten Plan finden, um es zu beweisen</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Find the best plan to know (F5)</source>
        <translation>Den besten Plan finden, um es zu wissen (F5)</translation>
    </message>
    <message>
        <source>without fusion</source>
        <translation>ohne Fusion</translation>
    </message>
    <message>
        <source>The same ops, each executed alone, and how much less this plan moves</source>
        <translation>Dieselben Ops, jeder allein ausgeführt, und wie viel weniger dieser Plan bewegt</translation>
    </message>
    <message>
        <source>largest group</source>
        <translation>größte Gruppe</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Most of the buffer that any group needs</source>
        <translation>Wie viel vom Puffer eine Gruppe höchstens braucht</translation>
    </message>
    <message>
        <source>%1 not modelled</source>
        <translation>%1 nicht modelliert</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>unfusable ops</source>
        <translation>unfusionierbar</translation>
    </message>
    <message>
        <source>Ops that do not fit the buffer alone: they run outside fusion, tile by tile</source>
        <translation>Ops, die allein nicht in den Puffer passen: Sie laufen außerhalb der Fusion, kachelweise</translation>
    </message>
    <message>
        <source>%1 · 1 does not fit</source>
        <translation>%1 · 1 passt nicht</translation>
    </message>
    <message>
        <source>%1 · %2 do not fit</source>
        <translation>%1 · %2 passen nicht</translation>
    </message>
    <message>
        <source>No op of this model can be priced, so nothing can be fused.</source>
        <translation>Kein Op dieses Modells hat einen Preis, also lässt sich nichts fusionieren.</translation>
    </message>
    <message>
        <source>No op fits the buffer alone, so nothing can be fused. The first one fits above %1.</source>
        <translation>Kein Op passt allein in den Puffer, also lässt sich nichts fusionieren. Der erste passt über %1.</translation>
    </message>
    <message>
        <source>%1 · %2 params · %3</source>
        <translation>%1 · %2 Parameter · %3</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
</context>
<context>
    <name>SearchPlots</name>
    <message>
        <source>plans tried</source>
        <translation>probierte Pläne</translation>
    </message>
    <message>
        <source>DRAM access of the best plan</source>
        <translation>DRAM-Zugriff des besten Plans</translation>
    </message>
    <message>
        <source>no plan moves less than %1</source>
        <translation>kein Plan bewegt weniger als %1</translation>
    </message>
    <message>
        <source>%1 after %2 plans
click to open this plan</source>
        <translation>%1 nach %2 Plänen
Klick öffnet diesen Plan</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>greatest buffer use of a group (MBU)</source>
        <translation>größter Pufferbedarf einer Gruppe (MBU)</translation>
    </message>
    <message>
        <source>DRAM access</source>
        <translation>DRAM-Zugriff</translation>
    </message>
    <message>
        <source>%1, MBU %2, %3
click to open this plan</source>
        <translation>%1, MBU %2, %3
Klick öffnet diesen Plan</translation>
    </message>
</context>
<context>
    <name>SearchText</name>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, Startwert %2</translation>
    </message>
    <message>
        <source>%1 with %2, seed %3</source>
        <translation>%1 mit %2, Startwert %3</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>optimal</source>
        <translation>optimal</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 not asked</source>
        <translation>%1 nicht gefragt</translation>
    </message>
    <message>
        <source>%1 %2 (%3 known)</source>
        <translation>%1 %2 (%3 bekannt)</translation>
    </message>
    <message>
        <source>F_β</source>
        <translation>F_β</translation>
    </message>
    <message>
        <source>F_D</source>
        <translation>F_D</translation>
    </message>
    <message>
        <source>splits</source>
        <translation>Zerlegungen</translation>
    </message>
    <message>
        <source>%1 explanations</source>
        <translation>%1 Erklärungen</translation>
    </message>
    <message>
        <source>best plan: %1, after %2 plans</source>
        <translation>bester Plan: %1, nach %2 Plänen</translation>
    </message>
    <message>
        <source>rectify rate %1</source>
        <translation>Korrekturrate %1</translation>
    </message>
</context>
<context>
    <name>SplitStage</name>
    <message>
        <source>category %1 · %2</source>
        <translation>Kategorie %1 · %2</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>least</source>
        <translation>kleinster</translation>
    </message>
    <message>
        <source>greatest</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>linear, fitted to this group</source>
        <translation>linear, an diese Gruppe angepasst</translation>
    </message>
</context>
<context>
    <name>SplitText</name>
    <message>
        <source>1 cut</source>
        <translation>1 Schnitt</translation>
    </message>
    <message>
        <source>%1 cuts</source>
        <translation>%1 Schnitte</translation>
    </message>
    <message>
        <source>%1 do not fit: no buffer suffices.</source>
        <translation>%1 passen nicht: Kein Puffer reicht.</translation>
    </message>
    <message>
        <source>%1 need %2, %3 more than fits.</source>
        <translation>%1 brauchen %2, %3 mehr als passt.</translation>
    </message>
    <message>
        <source>One edge is blamed: %1.</source>
        <translation>Eine Kante ist schuld: %1.</translation>
    </message>
    <message>
        <source>%1 of %2 edges are blamed, first of all %3.</source>
        <translation>%1 von %2 Kanten sind schuld, allen voran %3.</translation>
    </message>
    <message>
        <source>They lead to %1: %2 of category 1 (both sides fit), %3 of category 2 (one fits), %4 of category 3.</source>
        <translation>Das ergibt %1: %2 der Kategorie 1 (beide Seiten passen), %3 der Kategorie 2 (eine passt), %4 der Kategorie 3.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>A branch that lost: %1. It came to %2.</source>
        <translation>Ein unterlegener Zweig: %1. Er kam auf %2.</translation>
    </message>
    <message>
        <source>Category 1: both sides fit, %1. Of %2 the one that moves least, %3.</source>
        <translation>Kategorie 1: Beide Seiten passen, %1. Zur Wahl: %2; dieser bewegt am wenigsten, %3.</translation>
    </message>
    <message>
        <source>Category 2: one side fits, %1. Of %2 the one whose fitting side has most ops.</source>
        <translation>Kategorie 2: Eine Seite passt, %1. Zur Wahl: %2; die passende Seite dieses Schnitts hat die meisten Ops.</translation>
    </message>
    <message>
        <source>Category 3: no side fits, %1. Of %2 that were followed to the end, the one that came to the least, %3.</source>
        <translation>Kategorie 3: Keine Seite passt, %1. Bis zum Ende verfolgt: %2; dieser kam auf das Wenigste, %3.</translation>
    </message>
    <message>
        <source>%1 asked %2 times, %3 from memory</source>
        <translation>%1 %2-mal gefragt, %3-mal aus dem Speicher</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>candidate cuts</source>
        <translation>mögliche Schnitte</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>split at random</source>
        <translation>zufällig zerlegt</translation>
    </message>
    <message>
        <source>a single op</source>
        <translation>ein einzelner Op</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>No edge leads on: split at random into %1.</source>
        <translation>Keine Kante führt weiter: zufällig zerlegt, Ergebnis: %1.</translation>
    </message>
    <message>
        <source>A single op cannot be cut: it runs outside fusion.</source>
        <translation>Ein einzelner Op lässt sich nicht schneiden: Er läuft außerhalb der Fusion.</translation>
    </message>
    <message>
        <source>The group came to %1 that move %2.</source>
        <translation>Die Gruppe ergab %1; bewegt werden %2.</translation>
    </message>
    <message>
        <source>1 explanation</source>
        <translation>1 Erklärung</translation>
    </message>
    <message>
        <source>%1 explanations</source>
        <translation>%1 Erklärungen</translation>
    </message>
    <message>
        <source>%1; %2; %3</source>
        <translation>%1; %2; %3</translation>
    </message>
    <message>
        <source>A reconstruction, no record: %1 fits, with %2 around it not.</source>
        <translation>Eine Rekonstruktion, keine Aufzeichnung: %1 passt, mit %2 darum herum nicht.</translation>
    </message>
    <message>
        <source>%1 is one of them: this is how splitting comes to it.</source>
        <translation>%1 ist darunter: So führt die Zerlegung zu ihr.</translation>
    </message>
    <message>
        <source>%1 is none of them: splitting along these explanations does not come to it.</source>
        <translation>%1 ist nicht darunter: Die Zerlegung entlang dieser Erklärungen führt nicht zu ihr.</translation>
    </message>
</context>
<context>
    <name>SplitTree</name>
    <message>
        <source>outside fusion</source>
        <translation>außerhalb der Fusion</translation>
    </message>
    <message>
        <source>no buffer suffices</source>
        <translation>kein Puffer reicht</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>%1, fits</source>
        <translation>%1, passt</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Fusescope</source>
        <translation>Fusescope</translation>
    </message>
    <message>
        <source>unsaved plan</source>
        <translation>ungesicherter Plan</translation>
    </message>
    <message>
        <source>%1 — %2[*] — Fusescope</source>
        <translation>%1 — %2[*] — Fusescope</translation>
    </message>
    <message>
        <source>%1 selected: %2, %3</source>
        <translation>%1 ausgewählt: %2, %3</translation>
    </message>
    <message>
        <source>%1 selected, in %2</source>
        <translation>%1 ausgewählt, in %2</translation>
    </message>
    <message>
        <source>ops</source>
        <translation>Ops</translation>
    </message>
    <message>
        <source>plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>The model leaves sizes open: %1.</source>
        <translation>Das Modell lässt Größen offen: %1.</translation>
    </message>
    <message>
        <source>Ops that depend on them are shown, but not priced. On the command line, --dim %1=… supplies them.</source>
        <translation>Ops, die davon abhängen, werden gezeigt, haben aber keinen Preis. Auf der Kommandozeile gibt --dim %1=… sie an.</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Fusescope %1&lt;/h3&gt;&lt;p&gt;Operator fusion under an on-chip buffer limit.&lt;/p&gt;&lt;p&gt;By the Fusescope authors, under the Apache License 2.0. Qt %2.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Fusescope %1&lt;/h3&gt;&lt;p&gt;Operatorfusion bei begrenztem Puffer auf dem Chip.&lt;/p&gt;&lt;p&gt;Von „The Fusescope authors“, unter der Apache License 2.0. Qt %2.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>Something went wrong inside Fusescope.</source>
        <translation>In Fusescope ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was changed. The cause: %1</source>
        <translation>Es wurde nichts geändert. Die Ursache: %1</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiterer.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht.</translation>
    </message>
    <message>
        <source>Nothing was changed. Close other programs or stop other jobs, and try again.</source>
        <translation>Es wurde nichts geändert. Schließen Sie andere Programme oder beenden Sie andere Aufträge, und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>Open another window, for another model or plan</source>
        <translation>Ein weiteres Fenster öffnen, für ein anderes Modell oder einen anderen Plan</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>Open an ONNX model</source>
        <translation>Ein ONNX-Modell öffnen</translation>
    </message>
    <message>
        <source>Open &amp;plan…</source>
        <translation>&amp;Plan öffnen…</translation>
    </message>
    <message>
        <source>Open a fusion plan of this model</source>
        <translation>Einen Fusionsplan dieses Modells öffnen</translation>
    </message>
    <message>
        <source>Open &amp;accelerator…</source>
        <translation>&amp;Beschleuniger öffnen…</translation>
    </message>
    <message>
        <source>Price the plan on the accelerator of a file</source>
        <translation>Den Plan auf dem Beschleuniger einer Datei bewerten</translation>
    </message>
    <message>
        <source>Enter model si&amp;zes…</source>
        <translation>Modell&amp;größen eingeben…</translation>
    </message>
    <message>
        <source>Give the sizes that the model file leaves open</source>
        <translation>Die Größen angeben, die die Modelldatei offen lässt</translation>
    </message>
    <message>
        <source>&amp;Save plan</source>
        <translation>Plan &amp;speichern</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Den Plan speichern</translation>
    </message>
    <message>
        <source>Save plan &amp;as…</source>
        <translation>Plan speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the plan to another file</source>
        <translation>Den Plan in einer anderen Datei speichern</translation>
    </message>
    <message>
        <source>Export as S&amp;VG…</source>
        <translation>Als S&amp;VG exportieren…</translation>
    </message>
    <message>
        <source>Write the picture of the plan as SVG</source>
        <translation>Das Bild des Plans als SVG schreiben</translation>
    </message>
    <message>
        <source>Export as P&amp;NG…</source>
        <translation>Als PNG e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Write the picture of the plan as PNG</source>
        <translation>Das Bild des Plans als PNG schreiben</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change of the plan back</source>
        <translation>Die letzte Änderung des Plans zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Make the change that was taken back again</source>
        <translation>Die zurückgenommene Änderung wieder machen</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Copy names</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the names of the selected ops, a line each</source>
        <translation>Die Namen der ausgewählten Ops kopieren, je eine Zeile</translation>
    </message>
    <message>
        <source>Find &amp;ops…</source>
        <translation>Ops &amp;suchen…</translation>
    </message>
    <message>
        <source>Find ops by name, type, bytes or group</source>
        <translation>Ops nach Name, Typ, Bytes oder Gruppe suchen</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Nä&amp;chster Treffer</translation>
    </message>
    <message>
        <source>Select the next op that was found</source>
        <translation>Den nächsten gefundenen Op auswählen</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Voriger Treffer</translation>
    </message>
    <message>
        <source>Select the op found before this one</source>
        <translation>Den davor gefundenen Op auswählen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Select what was selected before</source>
        <translation>Auswählen, was vorher ausgewählt war</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>V&amp;orwärts</translation>
    </message>
    <message>
        <source>Select again what Back left</source>
        <translation>Wieder auswählen, was „Zurück“ verlassen hat</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Show the graph larger</source>
        <translation>Den Graphen größer zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show the graph smaller</source>
        <translation>Den Graphen kleiner zeigen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>Originalgr&amp;öße</translation>
    </message>
    <message>
        <source>Show the graph at 100 %</source>
        <translation>Den Graphen bei 100 % zeigen</translation>
    </message>
    <message>
        <source>&amp;Fit graph</source>
        <translation>Graph ein&amp;passen</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>Den ganzen Graphen zeigen</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>Aus&amp;wahl einpassen</translation>
    </message>
    <message>
        <source>Show what is selected</source>
        <translation>Zeigen, was ausgewählt ist</translation>
    </message>
    <message>
        <source>&amp;Left to right</source>
        <translation>Von &amp;links nach rechts</translation>
    </message>
    <message>
        <source>Draw the graph from left to right</source>
        <translation>Den Graphen von links nach rechts zeichnen</translation>
    </message>
    <message>
        <source>&amp;Ops</source>
        <translation>Op&amp;s</translation>
    </message>
    <message>
        <source>Show a card for each op</source>
        <translation>Eine Karte je Op zeigen</translation>
    </message>
    <message>
        <source>&amp;Plan view</source>
        <translation>Plan&amp;ansicht</translation>
    </message>
    <message>
        <source>Show a card for each group of the plan</source>
        <translation>Eine Karte je Gruppe des Plans zeigen</translation>
    </message>
    <message>
        <source>&amp;Name scopes</source>
        <translation>&amp;Namensbereiche</translation>
    </message>
    <message>
        <source>Show a card for each scope that names spell out</source>
        <translation>Eine Karte je Bereich zeigen, den die Namen nennen</translation>
    </message>
    <message>
        <source>&amp;Repeats folded</source>
        <translation>Wieder&amp;holungen gefaltet</translation>
    </message>
    <message>
        <source>Show name scopes, equal ones in a row as one card</source>
        <translation>Namensbereiche zeigen, gleiche in Folge als eine Karte</translation>
    </message>
    <message>
        <source>&amp;Groups and plan</source>
        <translation>Gr&amp;uppen und Plan</translation>
    </message>
    <message>
        <source>Show the groups and the plan</source>
        <translation>Die Gruppen und den Plan zeigen</translation>
    </message>
    <message>
        <source>I&amp;nspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>Show what is selected in words</source>
        <translation>In Worten zeigen, was ausgewählt ist</translation>
    </message>
    <message>
        <source>&amp;Buffer curve</source>
        <translation>Pufferku&amp;rve</translation>
    </message>
    <message>
        <source>Show what every buffer size would cost</source>
        <translation>Zeigen, was jede Puffergröße kosten würde</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>&amp;Erklärung</translation>
    </message>
    <message>
        <source>Show why the selected group does not fit</source>
        <translation>Zeigen, warum die ausgewählte Gruppe nicht passt</translation>
    </message>
    <message>
        <source>Split &amp;player</source>
        <translation>&amp;Zerlegung</translation>
    </message>
    <message>
        <source>Show how the selected group is split</source>
        <translation>Zeigen, wie die ausgewählte Gruppe zerlegt wird</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Verlau&amp;f</translation>
    </message>
    <message>
        <source>Show the changes of the plan, to go back to any</source>
        <translation>Die Änderungen des Plans zeigen, um zu jeder zurückzukehren</translation>
    </message>
    <message>
        <source>Sea&amp;rches</source>
        <translation>Su&amp;chen</translation>
    </message>
    <message>
        <source>Show the searches, running and ended</source>
        <translation>Die Suchen zeigen, laufende und beendete</translation>
    </message>
    <message>
        <source>A&amp;dvice</source>
        <translation>E&amp;mpfehlungen</translation>
    </message>
    <message>
        <source>Show what could be better in the plan</source>
        <translation>Zeigen, was am Plan besser sein könnte</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>Show two plans side by side</source>
        <translation>Zwei Pläne nebeneinander zeigen</translation>
    </message>
    <message>
        <source>&amp;Keep this place…</source>
        <translation>Diese Stelle &amp;merken…</translation>
    </message>
    <message>
        <source>Give the place and size of the view a name, to come back to it</source>
        <translation>Dem Ausschnitt einen Namen geben, um dorthin zurückzukehren</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>&amp;Erkunden</translation>
    </message>
    <message>
        <source>The graph, its groups and the inspector</source>
        <translation>Der Graph, seine Gruppen und der Inspektor</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
    <message>
        <source>The searches below the graph</source>
        <translation>Die Suchen unter dem Graphen</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Two plans beside each other</source>
        <translation>Zwei Pläne nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>E&amp;ntscheiden</translation>
    </message>
    <message>
        <source>Advice, history and the inspector around the graph</source>
        <translation>Empfehlungen, Verlauf und Inspektor um den Graphen</translation>
    </message>
    <message>
        <source>&amp;Canvas alone</source>
        <translation>Nur der &amp;Graph</translation>
    </message>
    <message>
        <source>Nothing but the graph</source>
        <translation>Nichts als der Graph</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>Look light or dark as the desktop does</source>
        <translation>Hell oder dunkel aussehen wie der Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark text on a light window</source>
        <translation>Dunkler Text auf hellem Fenster</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light text on a dark window</source>
        <translation>Heller Text auf dunklem Fenster</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>White on black, strong colours</source>
        <translation>Weiß auf Schwarz, kräftige Farben</translation>
    </message>
    <message>
        <source>&amp;Swap with the one before</source>
        <translation>Mit der &amp;vorigen tauschen</translation>
    </message>
    <message>
        <source>Show the overlay or the explainer that was shown before this one</source>
        <translation>Die Überlagerung oder den Erklärer zeigen, der vor diesem zu sehen war</translation>
    </message>
    <message>
        <source>Swap with the p&amp;lan before</source>
        <translation>Mit dem &amp;vorigen Plan tauschen</translation>
    </message>
    <message>
        <source>Show the plan that was there before this one on the canvas, and back</source>
        <translation>Den Plan, der vor diesem da war, auf der Zeichenfläche zeigen, und zurück</translation>
    </message>
    <message>
        <source>&amp;Fit colours to values</source>
        <translation>Farben an &amp;Werte anpassen</translation>
    </message>
    <message>
        <source>Let the colours go from the least to the greatest value</source>
        <translation>Die Farben vom kleinsten bis zum größten Wert gehen lassen</translation>
    </message>
    <message>
        <source>Colours by &amp;rank</source>
        <translation>Farben nach &amp;Rang</translation>
    </message>
    <message>
        <source>Colour values by their rank instead of their size</source>
        <translation>Werte nach ihrem Rang statt nach ihrer Größe färben</translation>
    </message>
    <message>
        <source>&amp;Cut here</source>
        <translation>&amp;Hier schneiden</translation>
    </message>
    <message>
        <source>Demand that the ends of the edge stay apart</source>
        <translation>Vorgeben, dass die Enden der Kante getrennt bleiben</translation>
    </message>
    <message>
        <source>&amp;Keep together</source>
        <translation>&amp;Zusammenhalten</translation>
    </message>
    <message>
        <source>Demand that the ends of the edge stay in one group</source>
        <translation>Vorgeben, dass die Enden der Kante in einer Gruppe bleiben</translation>
    </message>
    <message>
        <source>&amp;Merge both groups</source>
        <translation>&amp;Beide Gruppen vereinen</translation>
    </message>
    <message>
        <source>Make one group of the two that the edge joins</source>
        <translation>Aus den beiden Gruppen, die die Kante verbindet, eine machen</translation>
    </message>
    <message>
        <source>Split &amp;off</source>
        <translation>&amp;Abspalten</translation>
    </message>
    <message>
        <source>Make a group of its own of the op</source>
        <translation>Aus dem Op eine eigene Gruppe machen</translation>
    </message>
    <message>
        <source>Forbid &amp;fusion</source>
        <translation>&amp;Fusion verbieten</translation>
    </message>
    <message>
        <source>Demand that the op stays alone</source>
        <translation>Vorgeben, dass der Op allein bleibt</translation>
    </message>
    <message>
        <source>&amp;Lock group</source>
        <translation>Gruppe &amp;sperren</translation>
    </message>
    <message>
        <source>Demand that the group stays as it is</source>
        <translation>Vorgeben, dass die Gruppe bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>Frei&amp;geben</translation>
    </message>
    <message>
        <source>Drop what is demanded of the selected ops</source>
        <translation>Aufheben, was für die ausgewählten Ops vorgegeben ist</translation>
    </message>
    <message>
        <source>Release &amp;all</source>
        <translation>A&amp;lles freigeben</translation>
    </message>
    <message>
        <source>Drop everything that is demanded of the plan</source>
        <translation>Alles aufheben, was für den Plan vorgegeben ist</translation>
    </message>
    <message>
        <source>&amp;Note on group…</source>
        <translation>&amp;Notiz zur Gruppe…</translation>
    </message>
    <message>
        <source>Write something down about the selected group</source>
        <translation>Etwas zur ausgewählten Gruppe notieren</translation>
    </message>
    <message>
        <source>Accele&amp;rator…</source>
        <translation>B&amp;eschleuniger…</translation>
    </message>
    <message>
        <source>Change buffer, scheme, element widths and limits of the accelerator</source>
        <translation>Puffer, Schema, Elementbreiten und Grenzen des Beschleunigers ändern</translation>
    </message>
    <message>
        <source>Com&amp;plete my plan</source>
        <translation>&amp;Meinen Plan vervollständigen</translation>
    </message>
    <message>
        <source>Find the best plan that honours all that is demanded, and prove it</source>
        <translation>Den besten Plan finden, der alle Vorgaben einhält, und das beweisen</translation>
    </message>
    <message>
        <source>&amp;Explain group</source>
        <translation>Gruppe e&amp;rklären</translation>
    </message>
    <message>
        <source>Say why the selected group does not fit</source>
        <translation>Sagen, warum die ausgewählte Gruppe nicht passt</translation>
    </message>
    <message>
        <source>&amp;Play split</source>
        <translation>Zerlegung abs&amp;pielen</translation>
    </message>
    <message>
        <source>Play how the selected group is split until all fits, or may have come about</source>
        <translation>Abspielen, wie die ausgewählte Gruppe zerlegt wird, bis alles passt, oder entstanden sein kann</translation>
    </message>
    <message>
        <source>&amp;Next group that does not fit</source>
        <translation>Nä&amp;chste Gruppe, die nicht passt</translation>
    </message>
    <message>
        <source>Select the next group that does not fit the buffer</source>
        <translation>Die nächste Gruppe auswählen, die nicht in den Puffer passt</translation>
    </message>
    <message>
        <source>&amp;Find best plan</source>
        <translation>&amp;Besten Plan finden</translation>
    </message>
    <message>
        <source>Find the plan with the least DRAM access that fits the buffer</source>
        <translation>Den Plan mit dem geringsten DRAM-Zugriff finden, der in den Puffer passt</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stop, and keep the best plan so far</source>
        <translation>Anhalten und den bisher besten Plan behalten</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Theme, wheel, searches and movement</source>
        <translation>Design, Mausrad, Suchen und Bewegung</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>Find any command by a few of its letters</source>
        <translation>Jeden Befehl an ein paar Buchstaben finden</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten…</translation>
    </message>
    <message>
        <source>Show all keys of the window</source>
        <translation>Alle Tasten des Fensters zeigen</translation>
    </message>
    <message>
        <source>&amp;About Fusescope</source>
        <translation>&amp;Über Fusescope</translation>
    </message>
    <message>
        <source>Show the version and the licence</source>
        <translation>Version und Lizenz zeigen</translation>
    </message>
    <message>
        <source>E&amp;xport report…</source>
        <translation>Be&amp;richt exportieren…</translation>
    </message>
    <message>
        <source>Write a report to hand on: for a browser, on paper, or as tables</source>
        <translation>Einen Bericht zum Weitergeben schreiben: für den Browser, auf Papier oder als Tabellen</translation>
    </message>
    <message>
        <source>Export for another &amp;tool…</source>
        <translation>Für anderes &amp;Werkzeug exportieren…</translation>
    </message>
    <message>
        <source>Write the plan for Model Explorer, Netron, Perfetto, Graphviz, or as ONNX</source>
        <translation>Den Plan für Model Explorer, Netron, Perfetto, Graphviz oder als ONNX schreiben</translation>
    </message>
    <message>
        <source>Take over &amp;decisions…</source>
        <translation>Entscheidungen &amp;übernehmen…</translation>
    </message>
    <message>
        <source>Make a plan of what TensorRT, OpenVINO or a table says is fused</source>
        <translation>Einen Plan aus dem machen, was laut TensorRT, OpenVINO oder einer Tabelle fusioniert ist</translation>
    </message>
    <message>
        <source>Export as PD&amp;F…</source>
        <translation>Als PD&amp;F exportieren…</translation>
    </message>
    <message>
        <source>Write the picture of the plan as PDF</source>
        <translation>Das Bild des Plans als PDF schreiben</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>Benutzer&amp;handbuch</translation>
    </message>
    <message>
        <source>Show how to work with Fusescope</source>
        <translation>Zeigen, wie man mit Fusescope arbeitet</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Pers&amp;pective</source>
        <translation>Perspek&amp;tive</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>Ü&amp;berlagerung</translation>
    </message>
    <message>
        <source>P&amp;laces</source>
        <translation>&amp;Orte</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>1 op</source>
        <translation>1 Op</translation>
    </message>
    <message>
        <source>%1 ops</source>
        <translation>%1 Ops</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 Gruppe</translation>
    </message>
    <message>
        <source>%1 groups</source>
        <translation>%1 Gruppen</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Line-buffer depth-first: weights stay on chip, feature maps stream through in rows</source>
        <translation>Line-Buffer Depth-First: Gewichte bleiben auf dem Chip, Merkmalskarten laufen zeilenweise durch</translation>
    </message>
    <message>
        <source>Buffer requirement reduction: weights may be streamed, once per pass over the feature maps</source>
        <translation>Buffer Requirement Reduction: Gewichte dürfen strömen, einmal je Durchgang durch die Merkmalskarten</translation>
    </message>
    <message>
        <source>Optimal</source>
        <translation>Optimal</translation>
    </message>
    <message>
        <source>Local search</source>
        <translation>Lokale Suche</translation>
    </message>
    <message>
        <source>Random search</source>
        <translation>Zufallssuche</translation>
    </message>
    <message>
        <source>NSGA-II</source>
        <translation>NSGA-II</translation>
    </message>
    <message>
        <source>optimal</source>
        <translation>optimal</translation>
    </message>
    <message>
        <source>local search</source>
        <translation>lokale Suche</translation>
    </message>
    <message>
        <source>random search</source>
        <translation>Zufallssuche</translation>
    </message>
    <message>
        <source>nsga-ii</source>
        <translation>NSGA-II</translation>
    </message>
    <message>
        <source>Buffer of %1</source>
        <translation>Puffer von %1</translation>
    </message>
    <message>
        <source>Scheme %1</source>
        <translation>Schema %1</translation>
    </message>
    <message>
        <source>Accelerator %1</source>
        <translation>Beschleuniger %1</translation>
    </message>
    <message>
        <source>Exact: proves that no plan moves less</source>
        <translation>Exakt: beweist, dass kein Plan weniger bewegt</translation>
    </message>
    <message>
        <source>Edits the ten best plans again and again</source>
        <translation>Ändert die zehn besten Pläne wieder und wieder</translation>
    </message>
    <message>
        <source>A fresh random plan at every step</source>
        <translation>Bei jedem Schritt ein neuer Zufallsplan</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>line buffers</source>
        <translation>Zeilenpuffer</translation>
    </message>
    <message>
        <source>rows kept for skips</source>
        <translation>Zeilen für Skips</translation>
    </message>
    <message>
        <source>in and out rows</source>
        <translation>Ein- und Ausgabezeilen</translation>
    </message>
    <message>
        <source>accumulators</source>
        <translation>Akkumulatoren</translation>
    </message>
    <message>
        <source>whole maps</source>
        <translation>ganze Merkmalskarten</translation>
    </message>
    <message>
        <source>channel slices</source>
        <translation>Kanalscheiben</translation>
    </message>
    <message>
        <source>Filters and biases stay on chip while the group runs.</source>
        <translation>Filter und Biases bleiben auf dem Chip, solange die Gruppe läuft.</translation>
    </message>
    <message>
        <source>Rows held until the window of their reader has passed.</source>
        <translation>Zeilen, die gehalten werden, bis das Fenster ihres Lesers vorbei ist.</translation>
    </message>
    <message>
        <source>Rows that wait for another path to catch up.</source>
        <translation>Zeilen, die warten, bis ein anderer Pfad aufgeholt hat.</translation>
    </message>
    <message>
        <source>The row on its way in or out.</source>
        <translation>Die Zeile auf dem Weg hinein oder hinaus.</translation>
    </message>
    <message>
        <source>Partial results of ops that reduce over rows.</source>
        <translation>Teilergebnisse von Ops, die über Zeilen reduzieren.</translation>
    </message>
    <message>
        <source>Feature maps held whole.</source>
        <translation>Ganz gehaltene Merkmalskarten.</translation>
    </message>
    <message>
        <source>The channels the array works on at once.</source>
        <translation>Die Kanäle, an denen das Rechenfeld gleichzeitig arbeitet.</translation>
    </message>
    <message>
        <source>group</source>
        <comment>in a label: group 3</comment>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>of</source>
        <comment>in a label: 248 of 256 KiB</comment>
        <translation>von</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>no buffer suffices</source>
        <translation>kein Puffer reicht</translation>
    </message>
</context>
<context>
    <name>fusescope::AcceleratorDialog</name>
    <message>
        <source>Accelerator</source>
        <translation>Beschleuniger</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Fusion scheme</source>
        <translation>Fusionsschema</translation>
    </message>
    <message>
        <source>Fusion &amp;scheme</source>
        <translation>Fusions&amp;schema</translation>
    </message>
    <message>
        <source>&amp;Buffer</source>
        <translation>&amp;Puffer</translation>
    </message>
    <message>
        <source>What a group must need less than: 256 KiB, 1 MiB, 500 kB</source>
        <translation>Wovon eine Gruppe weniger brauchen muss: 256 KiB, 1 MiB, 500 kB</translation>
    </message>
    <message>
        <source>&amp;Weight buffer</source>
        <translation>&amp;Gewichtspuffer</translation>
    </message>
    <message>
        <source>A buffer of its own for weights; empty: they share the one above</source>
        <translation>Ein eigener Puffer für Gewichte; leer: Sie teilen sich den obigen</translation>
    </message>
    <message>
        <source>&amp;Activation bits</source>
        <translation>&amp;Aktivierungsbits</translation>
    </message>
    <message>
        <source>Bits per element of a feature map</source>
        <translation>Bits je Element einer Merkmalskarte</translation>
    </message>
    <message>
        <source>Weight b&amp;its</source>
        <translation>Gewichts&amp;bits</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bits je Gewicht</translation>
    </message>
    <message>
        <source>&amp;Row alignment</source>
        <translation>&amp;Zeilenausrichtung</translation>
    </message>
    <message>
        <source>Rows on chip are padded to a multiple of so many bytes</source>
        <translation>Zeilen auf dem Chip werden auf ein Vielfaches so vieler Bytes aufgefüllt</translation>
    </message>
    <message>
        <source>&amp;Most ops in a group</source>
        <translation>&amp;Meiste Ops je Gruppe</translation>
    </message>
    <message>
        <source>0: any number</source>
        <translation>0: beliebig viele</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>beliebig viele</translation>
    </message>
    <message>
        <source>Price on it</source>
        <translation>Damit bewerten</translation>
    </message>
</context>
<context>
    <name>fusescope::AdviceLink</name>
    <message>
        <source>Advice</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Reviewing the plan</source>
        <translation>Plan wird geprüft</translation>
    </message>
</context>
<context>
    <name>fusescope::AdvicePanel</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Edges that matter most</source>
        <translation>Wichtigste Kanten</translation>
    </message>
    <message>
        <source>Show the plan afterwards on the canvas, without making the change</source>
        <translation>Den Plan danach auf der Zeichenfläche zeigen, ohne ihn zu ändern</translation>
    </message>
    <message>
        <source>Make the change, as one step that can be undone</source>
        <translation>Die Änderung machen, als ein Schritt, der rückgängig gemacht werden kann</translation>
    </message>
    <message>
        <source>Hide the advice</source>
        <translation>Die Empfehlungen ausblenden</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Nothing to advise: the plan is as good as it can be</source>
        <translation>Nichts zu empfehlen: Der Plan ist so gut, wie er sein kann</translation>
    </message>
    <message>
        <source>%1 findings; the list on the right says what each edge would change</source>
        <translation>%1 Befunde; die Liste rechts sagt, was jede Kante ändern würde</translation>
    </message>
</context>
<context>
    <name>fusescope::AdviceTableModel</name>
    <message>
        <source>DRAM access</source>
        <translation>DRAM-Zugriff</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>fusescope::Banner</name>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>fusescope::BufferSlider</name>
    <message>
        <source>Buffer to try</source>
        <translation>Puffer zum Probieren</translation>
    </message>
    <message>
        <source>Drag to try a buffer; the arrow keys go to the next size at which something changes</source>
        <translation>Ziehen, um einen Puffer zu probieren; die Pfeiltasten gehen zur nächsten Größe, bei der sich etwas ändert</translation>
    </message>
</context>
<context>
    <name>fusescope::CanvasLink</name>
    <message>
        <source>Drawing the graph…</source>
        <translation>Graph wird gezeichnet…</translation>
    </message>
    <message>
        <source>Laying out the parts</source>
        <translation>Teile werden angeordnet</translation>
    </message>
    <message>
        <source>Laying out the graph</source>
        <translation>Graph wird angeordnet</translation>
    </message>
    <message>
        <source>This model has no ops</source>
        <translation>Dieses Modell hat keine Ops</translation>
    </message>
    <message>
        <source>Everything in the file was folded away</source>
        <translation>Alles in der Datei wurde weggefaltet</translation>
    </message>
    <message>
        <source>Parts of the graph stand in simple layers.</source>
        <translation>Teile des Graphen stehen in einfachen Schichten.</translation>
    </message>
    <message>
        <source>The reason: %1.</source>
        <translation>Der Grund: %1.</translation>
    </message>
</context>
<context>
    <name>fusescope::CanvasMenu</name>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Find all of &amp;type %1</source>
        <translation>Alle vom &amp;Typ %1 suchen</translation>
    </message>
    <message>
        <source>Search for ops of this type</source>
        <translation>Nach Ops dieses Typs suchen</translation>
    </message>
    <message>
        <source>Show &amp;paths from the selected op</source>
        <translation>Pfade vom ausgewählten &amp;Op zeigen</translation>
    </message>
    <message>
        <source>Fade all ops that are not on a path between the two</source>
        <translation>Alle Ops abblenden, die nicht auf einem Pfad zwischen den beiden liegen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show the ops of this card</source>
        <translation>Die Ops dieser Karte zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;names of its ops</source>
        <translation>&amp;Namen der Ops kopieren</translation>
    </message>
    <message>
        <source>Copy the names of the ops of this card, a line each</source>
        <translation>Die Namen der Ops dieser Karte kopieren, je eine Zeile</translation>
    </message>
    <message>
        <source>&amp;Select %1</source>
        <translation>%1 auswä&amp;hlen</translation>
    </message>
    <message>
        <source>Select the whole group</source>
        <translation>Die ganze Gruppe auswählen</translation>
    </message>
    <message>
        <source>&amp;Zoom to %1</source>
        <translation>Auf %1 &amp;zoomen</translation>
    </message>
    <message>
        <source>Show the whole group</source>
        <translation>Die ganze Gruppe zeigen</translation>
    </message>
    <message>
        <source>Copy the names of the ops of this group, a line each</source>
        <translation>Die Namen der Ops dieser Gruppe kopieren, je eine Zeile</translation>
    </message>
    <message>
        <source>&amp;How did it come about?</source>
        <translation>Wie ka&amp;m es dazu?</translation>
    </message>
    <message>
        <source>Play the split of a larger group that leads to this one</source>
        <translation>Die Zerlegung einer größeren Gruppe abspielen, die zu dieser führt</translation>
    </message>
    <message>
        <source>&amp;Explain why it does not fit</source>
        <translation>E&amp;rklären, warum sie nicht passt</translation>
    </message>
    <message>
        <source>&amp;Play how it is split</source>
        <translation>Abspielen, w&amp;ie sie zerlegt wird</translation>
    </message>
    <message>
        <source>Go to &amp;producer</source>
        <translation>Zum &amp;Erzeuger gehen</translation>
    </message>
    <message>
        <source>Select the op this edge comes from</source>
        <translation>Den Op auswählen, von dem diese Kante kommt</translation>
    </message>
    <message>
        <source>Go to &amp;reader</source>
        <translation>Zum &amp;Leser gehen</translation>
    </message>
    <message>
        <source>Select the op this edge goes to</source>
        <translation>Den Op auswählen, zu dem diese Kante geht</translation>
    </message>
    <message>
        <source>&amp;Copy names</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the names of both ends</source>
        <translation>Die Namen beider Enden kopieren</translation>
    </message>
</context>
<context>
    <name>fusescope::CanvasWidget</name>
    <message>
        <source>Op graph</source>
        <translation>Op-Graph</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>Drop an ONNX file here, or open one</source>
        <translation>Eine ONNX-Datei hier ablegen oder eine öffnen</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2&lt;br&gt;%3</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2&lt;br&gt;%3</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt;, %n op(s)&lt;br&gt;%2</source>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n Op&lt;br&gt;%2</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n Ops&lt;br&gt;%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n op(s)</source>
        <translation>
            <numerusform>%n Op</numerusform>
            <numerusform>%n Ops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %n group(s)</source>
        <translation>
            <numerusform> in %n Gruppe</numerusform>
            <numerusform> in %n Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>. Selected: %1, %2</source>
        <translation>. Ausgewählt: %1, %2</translation>
    </message>
    <message>
        <source>, does not fit</source>
        <translation>, passt nicht</translation>
    </message>
</context>
<context>
    <name>fusescope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation>Ein paar Buchstaben eines Befehls eingeben</translation>
    </message>
</context>
<context>
    <name>fusescope::CompareLink</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>The plan before</source>
        <translation>Der vorige Plan</translation>
    </message>
    <message>
        <source>My plan</source>
        <translation>Mein Plan</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Suche: %1</translation>
    </message>
    <message>
        <source>No fusion</source>
        <translation>Keine Fusion</translation>
    </message>
    <message>
        <source>the same plan</source>
        <translation>derselbe Plan</translation>
    </message>
    <message>
        <source>%1 → %2 (%3) · %4 moved</source>
        <translation>%1 → %2 (%3) · %4 verschoben</translation>
    </message>
    <message>
        <source>Add a plan</source>
        <translation>Plan hinzufügen</translation>
    </message>
    <message>
        <source>Plans (*.yaml *.yml);;All files (*)</source>
        <translation>Pläne (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>fusescope::ComparePanel</name>
    <message>
        <source>Add plan file…</source>
        <translation>Plan hinzufügen…</translation>
    </message>
    <message>
        <source>Mark moved ops</source>
        <translation>Verschobene markieren</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Plan before</source>
        <translation>Plan vorher</translation>
    </message>
    <message>
        <source>The plan that is compared with</source>
        <translation>Der Plan, mit dem verglichen wird</translation>
    </message>
    <message>
        <source>Plan after</source>
        <translation>Plan nachher</translation>
    </message>
    <message>
        <source>The plan that is compared</source>
        <translation>Der Plan, der verglichen wird</translation>
    </message>
    <message>
        <source>Read a plan of this model from a file, to compare it</source>
        <translation>Einen Plan dieses Modells aus einer Datei lesen, um ihn zu vergleichen</translation>
    </message>
    <message>
        <source>Fade all ops on the graph that are in the same group in both</source>
        <translation>Alle Ops im Graphen abblenden, die in beiden in derselben Gruppe sind</translation>
    </message>
    <message>
        <source>Show both plans beside each other; they move together</source>
        <translation>Beide Pläne nebeneinander zeigen; sie bewegen sich gemeinsam</translation>
    </message>
    <message>
        <source>Hide the comparison</source>
        <translation>Den Vergleich ausblenden</translation>
    </message>
    <message>
        <source>Groups that differ</source>
        <translation>Gruppen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>with</source>
        <translation>mit</translation>
    </message>
</context>
<context>
    <name>fusescope::ComparisonTableModel</name>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>joined: %1
left: %2</source>
        <translation>dazugekommen: %1
ausgeschieden: %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>DRAM access</source>
        <translation>DRAM-Zugriff</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Ops</source>
        <translation>Ops</translation>
    </message>
</context>
<context>
    <name>fusescope::CurveBar</name>
    <message>
        <source>Smallest buffer of the curve</source>
        <translation>Kleinster Puffer der Kurve</translation>
    </message>
    <message>
        <source>64 KiB</source>
        <translation>64 KiB</translation>
    </message>
    <message>
        <source>Largest buffer of the curve</source>
        <translation>Größter Puffer der Kurve</translation>
    </message>
    <message>
        <source>4 MiB</source>
        <translation>4 MiB</translation>
    </message>
    <message>
        <source>Compute curve</source>
        <translation>Kurve berechnen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Progress of the curve</source>
        <translation>Fortschritt der Kurve</translation>
    </message>
    <message>
        <source>Find the best plan of every buffer in the range</source>
        <translation>Den besten Plan für jeden Puffer im Bereich finden</translation>
    </message>
    <message>
        <source>Stop computing the curve</source>
        <translation>Die Berechnung der Kurve anhalten</translation>
    </message>
    <message>
        <source>Stop, and keep the part that is known: the larger buffers</source>
        <translation>Anhalten und behalten, was bekannt ist: die größeren Puffer</translation>
    </message>
    <message>
        <source>Export the buffer curve</source>
        <translation>Pufferkurve exportieren</translation>
    </message>
    <message>
        <source>Write the curve as an SVG picture or its steps as a CSV table</source>
        <translation>Die Kurve als SVG-Bild oder ihre Stufen als CSV-Tabelle schreiben</translation>
    </message>
    <message>
        <source>Hide the buffer curve</source>
        <translation>Die Pufferkurve ausblenden</translation>
    </message>
    <message>
        <source>Buffer curve</source>
        <translation>Pufferkurve</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>%1: 64 KiB, 4 MiB, 500 kB, or bytes</source>
        <translation>%1: 64 KiB, 4 MiB, 500 kB oder Bytes</translation>
    </message>
    <message>
        <source>The first size must be smaller than the second.</source>
        <translation>Die erste Größe muss kleiner sein als die zweite.</translation>
    </message>
</context>
<context>
    <name>fusescope::CurveLink</name>
    <message>
        <source>Buffer curve</source>
        <translation>Pufferkurve</translation>
    </message>
    <message>
        <source>Stopped before the first step of the curve was known</source>
        <translation>Angehalten, bevor die erste Stufe der Kurve bekannt war</translation>
    </message>
    <message>
        <source>Table of steps (*.csv)</source>
        <translation>Tabelle der Stufen (*.csv)</translation>
    </message>
    <message>
        <source>Export the buffer curve</source>
        <translation>Pufferkurve exportieren</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG-Bild (*.svg)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
</context>
<context>
    <name>fusescope::CurvePanel</name>
    <message>
        <source>DRAM access against buffer size</source>
        <translation>DRAM-Zugriff über der Puffergröße</translation>
    </message>
    <message>
        <source>No curve yet</source>
        <translation>Noch keine Kurve</translation>
    </message>
    <message>
        <source>Compute it to see what every buffer would cost: the best plan at each size, proven</source>
        <translation>Berechnen, um zu sehen, was jeder Puffer kosten würde: der beste Plan für jede Größe, bewiesen</translation>
    </message>
</context>
<context>
    <name>fusescope::Document</name>
    <message>
        <source>Before: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>fusescope::EdgeRankModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 gives %2 the score %3; coloured as %4 of the range in this group</source>
        <translation>%1 gibt %2 den Wert %3; gefärbt als %4 der Spanne in dieser Gruppe</translation>
    </message>
    <message>
        <source>Scores of %1, from least (dark) to greatest (bright) in this group</source>
        <translation>Werte von %1, vom kleinsten (dunkel) bis zum größten (hell) in dieser Gruppe</translation>
    </message>
    <message>
        <source>edge to cut</source>
        <translation>zu schneidende Kante</translation>
    </message>
    <message>
        <source>cost model</source>
        <translation>Kostenmodell</translation>
    </message>
    <message>
        <source>DRAM</source>
        <translation>DRAM</translation>
    </message>
    <message>
        <source>relief</source>
        <translation>Abbau</translation>
    </message>
</context>
<context>
    <name>fusescope::EditLink</name>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>&amp;Move to</source>
        <translation>&amp;Verschieben nach</translation>
    </message>
</context>
<context>
    <name>fusescope::ExchangeLink</name>
    <message>
        <source>Report for a browser</source>
        <translation>Bericht für den Browser</translation>
    </message>
    <message>
        <source>Report on paper</source>
        <translation>Bericht auf Papier</translation>
    </message>
    <message>
        <source>Table of groups</source>
        <translation>Tabelle der Gruppen</translation>
    </message>
    <message>
        <source>Table of ops</source>
        <translation>Tabelle der Ops</translation>
    </message>
    <message>
        <source>Export a report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Export as %1</source>
        <translation>Als %1 exportieren</translation>
    </message>
    <message>
        <source>Copy of the model with its groups</source>
        <translation>Kopie des Modells mit seinen Gruppen</translation>
    </message>
    <message>
        <source>Export for another tool</source>
        <translation>Für anderes Werkzeug exportieren</translation>
    </message>
    <message>
        <source>Take over fusion decisions</source>
        <translation>Fusionsentscheidungen übernehmen</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Writing the picture</source>
        <translation>Bild wird geschrieben</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Decisions of %1</source>
        <translation>Entscheidungen aus %1</translation>
    </message>
    <message>
        <source>Took the groups of %1: %2 of %3 ops are in it</source>
        <translation>Gruppen aus %1 übernommen: %2 von %3 Ops stehen darin</translation>
    </message>
    <message>
        <source>Not all of the file could be taken over.</source>
        <translation>Nicht alles in der Datei konnte übernommen werden.</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>The picture is large: wrote %1 tiles, %2 to %3</source>
        <translation>Das Bild ist groß: %1 Kacheln geschrieben, %2 bis %3</translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainLink</name>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>All groups of the plan fit</source>
        <translation>Alle Gruppen des Plans passen</translation>
    </message>
    <message>
        <source>Select a group that does not fit first</source>
        <translation>Zuerst eine Gruppe auswählen, die nicht passt</translation>
    </message>
    <message>
        <source>Explaining %1</source>
        <translation>Erklärung: %1</translation>
    </message>
    <message>
        <source>Stopped: the group is not explained</source>
        <translation>Angehalten: Die Gruppe ist nicht erklärt</translation>
    </message>
    <message>
        <source>Cut at %1</source>
        <translation>Schnitt bei %1</translation>
    </message>
    <message>
        <source>Cut at %1. %2</source>
        <translation>Schnitt bei %1. %2</translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainPanel</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Click an explainer to see its scores on the graph; tick those to ask</source>
        <translation>Einen Erklärer anklicken, um seine Werte im Graphen zu sehen; ankreuzen, welche gefragt werden</translation>
    </message>
    <message>
        <source>Progress of the explanation</source>
        <translation>Fortschritt der Erklärung</translation>
    </message>
    <message>
        <source>Stop explaining</source>
        <translation>Das Erklären anhalten</translation>
    </message>
    <message>
        <source>Hide the explanation</source>
        <translation>Die Erklärung ausblenden</translation>
    </message>
    <message>
        <source>Explainers</source>
        <translation>Erklärer</translation>
    </message>
    <message>
        <source>Columns of the explainers table</source>
        <translation>Spalten der Erklärertabelle</translation>
    </message>
    <message>
        <source>Edges of the group, best cut first</source>
        <translation>Kanten der Gruppe, bester Schnitt zuerst</translation>
    </message>
    <message>
        <source>Columns of the edges table</source>
        <translation>Spalten der Kantentabelle</translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainWords</name>
    <message>
        <source>Next group that does not fit</source>
        <translation>Nächste Gruppe, die nicht passt</translation>
    </message>
    <message>
        <source>Cut here</source>
        <translation>Hier schneiden</translation>
    </message>
    <message>
        <source>Threshold for edges to cut</source>
        <translation>Schwelle für zu schneidende Kanten</translation>
    </message>
    <message>
        <source>Edges whose colour is at least this far up the scale are picked and numbered</source>
        <translation>Kanten, deren Farbe mindestens so weit oben auf der Skala liegt, werden gewählt und nummeriert</translation>
    </message>
    <message>
        <source>Cut the group here</source>
        <translation>Die Gruppe hier schneiden</translation>
    </message>
    <message>
        <source>Split the group at the best cut across this edge, as one step that can be undone</source>
        <translation>Die Gruppe am besten Schnitt über diese Kante zerlegen, als ein Schritt, der rückgängig gemacht werden kann</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>All groups fit.</source>
        <translation>Alle Gruppen passen.</translation>
    </message>
    <message>
        <source>Explanations are for groups that do not fit: a smaller buffer or a larger group has some.</source>
        <translation>Erklärungen gibt es für Gruppen, die nicht passen: bei kleinerem Puffer oder größerer Gruppe.</translation>
    </message>
    <message>
        <source>No group is selected.</source>
        <translation>Keine Gruppe ist ausgewählt.</translation>
    </message>
    <message>
        <source>1 group does not fit.</source>
        <translation>1 Gruppe passt nicht.</translation>
    </message>
    <message>
        <source>%1 groups do not fit.</source>
        <translation>%1 Gruppen passen nicht.</translation>
    </message>
    <message>
        <source>%1 of %2 edges</source>
        <translation>%1 von %2 Kanten</translation>
    </message>
    <message>
        <source>%1 and %2: %3. %4</source>
        <translation>%1 und %2: %3. %4</translation>
    </message>
    <message>
        <source>This cut would leave no plan: its groups would wait for each other.</source>
        <translation>Dieser Schnitt ergäbe keinen Plan: Seine Gruppen würden aufeinander warten.</translation>
    </message>
</context>
<context>
    <name>fusescope::ExplainerTableModel</name>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Area under the ROC curve of its scores against the edges whose best cut leaves two sides that fit: 1 is perfect, 0.5 is chance</source>
        <translation>Fläche unter der ROC-Kurve seiner Werte, gemessen an den Kanten, deren bester Schnitt zwei passende Seiten lässt: 1 ist perfekt, 0.5 ist Zufall</translation>
    </message>
    <message>
        <source>explainer</source>
        <translation>Erklärer</translation>
    </message>
    <message>
        <source>cuts first</source>
        <translation>schneidet zuerst</translation>
    </message>
    <message>
        <source>cost model says</source>
        <translation>Kostenmodell sagt</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>fusescope::FileCommands</name>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>ONNX models (*.onnx);;All files (*)</source>
        <translation>ONNX-Modelle (*.onnx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>Plans (*.yaml *.yml);;All files (*)</source>
        <translation>Pläne (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open an accelerator</source>
        <translation>Beschleuniger öffnen</translation>
    </message>
    <message>
        <source>Accelerators (*.yaml *.yml);;All files (*)</source>
        <translation>Beschleuniger (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Den Plan speichern</translation>
    </message>
    <message>
        <source>Plans (*.yaml *.yml)</source>
        <translation>Pläne (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Save the plan?</source>
        <translation>Den Plan speichern?</translation>
    </message>
    <message>
        <source>The plan has changes that are not saved.</source>
        <translation>Der Plan hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>About Fusescope</source>
        <translation>Über Fusescope</translation>
    </message>
</context>
<context>
    <name>fusescope::FindBar</name>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Die Suche schließen (Esc)</translation>
    </message>
    <message>
        <source>Search for ops</source>
        <translation>Nach Ops suchen</translation>
    </message>
    <message>
        <source>op:Conv dram&gt;1M group:invalid</source>
        <translation>op:Conv dram&gt;1M group:invalid</translation>
    </message>
    <message>
        <source>&lt;p&gt;Words are found in names and kinds. All terms must hold; &lt;b&gt;-&lt;/b&gt; turns one round.&lt;/p&gt;&lt;p&gt;&lt;b&gt;op:&lt;/b&gt;Conv|Relu &amp;nbsp; &lt;b&gt;name:&lt;/b&gt;/layer3/ &amp;nbsp; &lt;b&gt;shape:&lt;/b&gt;288×38 &amp;nbsp; &lt;b&gt;family:&lt;/b&gt;conv&lt;br&gt;&lt;b&gt;group:&lt;/b&gt;7, invalid, valid, single, unfusable&lt;br&gt;&lt;b&gt;dram weights macs&lt;/b&gt; of the op, &lt;b&gt;buffer ops&lt;/b&gt; of its group, &lt;b&gt;in out&lt;/b&gt; edges, with &amp;lt; &amp;gt; &amp;lt;= &amp;gt;= = and 1M, 64KiB, 300kB&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wörter werden in Namen und Arten gefunden. Alle Bedingungen müssen gelten; &lt;b&gt;-&lt;/b&gt; kehrt eine um.&lt;/p&gt;&lt;p&gt;&lt;b&gt;op:&lt;/b&gt;Conv|Relu &amp;nbsp; &lt;b&gt;name:&lt;/b&gt;/layer3/ &amp;nbsp; &lt;b&gt;shape:&lt;/b&gt;288×38 &amp;nbsp; &lt;b&gt;family:&lt;/b&gt;conv&lt;br&gt;&lt;b&gt;group:&lt;/b&gt;7, invalid, valid, single, unfusable&lt;br&gt;&lt;b&gt;dram weights macs&lt;/b&gt; des Ops, &lt;b&gt;buffer ops&lt;/b&gt; seiner Gruppe, &lt;b&gt;in out&lt;/b&gt; Kanten, mit &amp;lt; &amp;gt; &amp;lt;= &amp;gt;= = und 1M, 64KiB, 300kB&lt;/p&gt;</translation>
    </message>
    <message>
        <source>no op</source>
        <translation>kein Op</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 op</source>
        <translation>1 Op</translation>
    </message>
    <message>
        <source>%1 ops</source>
        <translation>%1 Ops</translation>
    </message>
</context>
<context>
    <name>fusescope::FindLink</name>
    <message>
        <source>No path joins these two ops</source>
        <translation>Kein Pfad verbindet diese beiden Ops</translation>
    </message>
    <message>
        <source>%1 on paths between the two; Esc shows all again</source>
        <translation>%1 auf Pfaden zwischen den beiden; Esc zeigt wieder alles</translation>
    </message>
</context>
<context>
    <name>fusescope::GroupTableModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>ops</source>
        <translation>Ops</translation>
    </message>
    <message>
        <source>buffer / %1</source>
        <translation>Puffer / %1</translation>
    </message>
    <message>
        <source>DRAM</source>
        <translation>DRAM</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>outside fusion</source>
        <translation>ohne Fusion</translation>
    </message>
    <message>
        <source>not modelled</source>
        <translation>nicht modelliert</translation>
    </message>
    <message>
        <source>%1: %2
%3</source>
        <translation>%1: %2
%3</translation>
    </message>
</context>
<context>
    <name>fusescope::GroupsPanel</name>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Groups of the plan</source>
        <translation>Gruppen des Plans</translation>
    </message>
    <message>
        <source>Columns of the groups table</source>
        <translation>Spalten der Gruppentabelle</translation>
    </message>
</context>
<context>
    <name>fusescope::GuideWindow</name>
    <message>
        <source>Fusescope user guide</source>
        <translation>Fusescope-Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>The guide is not there: %1 is missing. Was Fusescope installed whole?</source>
        <translation>Das Handbuch ist nicht da: %1 fehlt. Ist Fusescope vollständig installiert?</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>Nicht auf dieser Seite</translation>
    </message>
</context>
<context>
    <name>fusescope::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Show the group of this op</source>
        <translation>Die Gruppe dieses Ops zeigen</translation>
    </message>
    <message>
        <source>What fills the buffer</source>
        <translation>Was den Puffer füllt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Select a group or an op to see what fills the buffer.</source>
        <translation>Eine Gruppe oder einen Op auswählen, um zu sehen, was den Puffer füllt.</translation>
    </message>
    <message>
        <source>%1: they disagree</source>
        <translation>%1: Sie sind sich uneins</translation>
    </message>
    <message>
        <source>op %1</source>
        <translation>Op %1</translation>
    </message>
    <message>
        <source>Can be fused.</source>
        <translation>Fusionierbar.</translation>
    </message>
    <message>
        <source>Cannot be fused.</source>
        <translation>Nicht fusionierbar.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>fusescope::JobStatus</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Den laufenden Vorgang abbrechen</translation>
    </message>
    <message>
        <source> · %1 of %2 %3</source>
        <translation> · %1 von %2 %3</translation>
    </message>
    <message>
        <source> · best %1</source>
        <translation> · bisher %1</translation>
    </message>
</context>
<context>
    <name>fusescope::MainWindow</name>
    <message>
        <source>Changes of the plan</source>
        <translation>Änderungen des Plans</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Enter sizes…</source>
        <translation>Größen eingeben…</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>The graph is being laid out</source>
        <translation>Der Graph wird noch angeordnet</translation>
    </message>
    <message>
        <source>The model leaves no size open</source>
        <translation>Das Modell lässt keine Größe offen</translation>
    </message>
    <message>
        <source>A search is running: stop it first</source>
        <translation>Eine Suche läuft: erst anhalten</translation>
    </message>
    <message>
        <source>No op of the model fits the buffer alone</source>
        <translation>Kein Op des Modells passt allein in den Puffer</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>explainers</source>
        <translation>Erklärer</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>Forget the files opened last</source>
        <translation>Die zuletzt geöffneten Dateien vergessen</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Nothing was selected before</source>
        <translation>Davor war nichts ausgewählt</translation>
    </message>
    <message>
        <source>Back was not used</source>
        <translation>„Zurück“ wurde nicht benutzt</translation>
    </message>
    <message>
        <source>There is no change to take back</source>
        <translation>Es gibt keine Änderung zurückzunehmen</translation>
    </message>
    <message>
        <source>No change was taken back</source>
        <translation>Es wurde keine Änderung zurückgenommen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>Keep this place</source>
        <translation>Diese Stelle merken</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>On the graph: arrows walk along edges, Space shows all, F the selection, Esc nothing; Ctrl and the wheel zoom; drag a selected op onto a group to move it there.</source>
        <translation>Im Graphen: Pfeiltasten gehen an Kanten entlang, Leertaste zeigt alles, F die Auswahl, Esc nichts; Strg und das Mausrad zoomen; ein ausgewählter Op lässt sich auf eine Gruppe ziehen, um ihn dorthin zu verschieben.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>fusescope::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Click or drag to move the view</source>
        <translation>Klicken oder ziehen, um den Ausschnitt zu bewegen</translation>
    </message>
</context>
<context>
    <name>fusescope::NamedViews</name>
    <message>
        <source>Show this place</source>
        <translation>Diese Stelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Take this place off the list</source>
        <translation>Diese Stelle von der Liste nehmen</translation>
    </message>
</context>
<context>
    <name>fusescope::OverlayLegend</name>
    <message>
        <source>Legend of the colours</source>
        <translation>Legende der Farben</translation>
    </message>
</context>
<context>
    <name>fusescope::OverlayLink</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>%1: &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>fusescope::PlanCard</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>fusescope::PlanSwapLink</name>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>There was no other plan before this one</source>
        <translation>Vor diesem gab es keinen anderen Plan</translation>
    </message>
    <message>
        <source>Show a card for each op first</source>
        <translation>Zuerst eine Karte je Op zeigen</translation>
    </message>
    <message>
        <source>Close the split player first</source>
        <translation>Zuerst die Zerlegung schließen</translation>
    </message>
    <message>
        <source>%1 not fitting</source>
        <translation>%1 unpassend</translation>
    </message>
    <message>
        <source>%1 of them not in your plan</source>
        <translation>%1 davon nicht in Ihrem Plan</translation>
    </message>
    <message>
        <source>&lt;b&gt;The plan before&lt;/b&gt; · %1 · &lt;b&gt;%2&lt;/b&gt; shows yours</source>
        <translation>&lt;b&gt;Der vorige Plan&lt;/b&gt; · %1 · &lt;b&gt;%2&lt;/b&gt; zeigt Ihren</translation>
    </message>
</context>
<context>
    <name>fusescope::PlayerLink</name>
    <message>
        <source>Split player</source>
        <translation>Zerlegung</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>Select a group first: one that does not fit is split, one that fits is traced back</source>
        <translation>Zuerst eine Gruppe auswählen: Eine, die nicht passt, wird zerlegt, eine, die passt, zurückverfolgt</translation>
    </message>
    <message>
        <source>The op runs outside fusion</source>
        <translation>Der Op läuft außerhalb der Fusion</translation>
    </message>
    <message>
        <source>Splitting…</source>
        <translation>Wird zerlegt…</translation>
    </message>
    <message>
        <source>Splitting %1</source>
        <translation>Zerlegung: %1</translation>
    </message>
    <message>
        <source>%1 fits with each of its neighbours, or can be fused with none: there is nothing to split.</source>
        <translation>%1 passt mit jedem Nachbarn oder lässt sich mit keinem fusionieren: Es gibt nichts zu zerlegen.</translation>
    </message>
    <message>
        <source>Stopped. Choose an explainer or a group to split again.</source>
        <translation>Angehalten. Einen Erklärer oder eine Gruppe wählen, um neu zu zerlegen.</translation>
    </message>
    <message>
        <source>Stopped: the group is not split</source>
        <translation>Angehalten: Die Gruppe ist nicht zerlegt</translation>
    </message>
    <message>
        <source>%1, in a branch that lost</source>
        <translation>%1, in einem unterlegenen Zweig</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation>Angewendet: %1</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>%1 zerlegen</translation>
    </message>
    <message>
        <source>Split %1 into %2</source>
        <translation>%1 zerlegt, Ergebnis: %2</translation>
    </message>
    <message>
        <source>A picture a step, SVG (*.svg)</source>
        <translation>Ein Bild je Schritt, SVG (*.svg)</translation>
    </message>
    <message>
        <source>A picture a step, PNG (*.png)</source>
        <translation>Ein Bild je Schritt, PNG (*.png)</translation>
    </message>
    <message>
        <source>Export the split</source>
        <translation>Zerlegung exportieren</translation>
    </message>
    <message>
        <source>One animation (*.gif)</source>
        <translation>Eine Animation (*.gif)</translation>
    </message>
    <message>
        <source>Exporting the split</source>
        <translation>Zerlegung wird exportiert</translation>
    </message>
    <message>
        <source>Stopped: nothing was written</source>
        <translation>Angehalten: Es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Wrote %1 pictures, the first is %2</source>
        <translation>%1 Bilder geschrieben, das erste ist %2</translation>
    </message>
</context>
<context>
    <name>fusescope::PlayerPanel</name>
    <message>
        <source>Branches that lost</source>
        <translation>Unterlegene Zweige</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Endlos</translation>
    </message>
    <message>
        <source>Apply to plan</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Put the parts in place of the group, as one step that can be undone</source>
        <translation>Die Teile an die Stelle der Gruppe setzen, als ein Schritt, der rückgängig gemacht werden kann</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the frames as pictures, or as one animated GIF</source>
        <translation>Die Einzelbilder als Bilder oder als ein animiertes GIF schreiben</translation>
    </message>
    <message>
        <source>Hide the split player</source>
        <translation>Die Zerlegung ausblenden</translation>
    </message>
    <message>
        <source>First step (Home)</source>
        <translation>Erster Schritt (Pos1)</translation>
    </message>
    <message>
        <source>One step back (,)</source>
        <translation>Einen Schritt zurück (,)</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>One step forward (.)</source>
        <translation>Einen Schritt vor (.)</translation>
    </message>
    <message>
        <source>Last step (End)</source>
        <translation>Letzter Schritt (Ende)</translation>
    </message>
    <message>
        <source>Split player</source>
        <translation>Zerlegung</translation>
    </message>
    <message>
        <source>explained by</source>
        <translation>erklärt von</translation>
    </message>
    <message>
        <source>Explainer of the split</source>
        <translation>Erklärer der Zerlegung</translation>
    </message>
    <message>
        <source>Also play the branches that were followed and lost</source>
        <translation>Auch die Zweige abspielen, die verfolgt wurden und unterlagen</translation>
    </message>
    <message>
        <source>Show steps at once instead of moving</source>
        <translation>Schritte sofort zeigen statt bewegt</translation>
    </message>
    <message>
        <source>Step of the split</source>
        <translation>Schritt der Zerlegung</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Play again from the start</source>
        <translation>Von vorn abspielen</translation>
    </message>
    <message>
        <source>A reconstruction: the group is in the plan already</source>
        <translation>Eine Rekonstruktion: Die Gruppe ist schon im Plan</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 / %2</translation>
    </message>
</context>
<context>
    <name>fusescope::RecoveryLink</name>
    <message>
        <source>A plan of %1 was not saved when Fusescope ended.</source>
        <translation>Ein Plan zu %1 war nicht gespeichert, als Fusescope endete.</translation>
    </message>
    <message>
        <source>It is from %1.</source>
        <translation>Er ist von %1.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>%1 has changed on disk.</source>
        <translation>%1 hat sich auf der Platte geändert.</translation>
    </message>
    <message>
        <source>Your plan is kept where the ops still have the same names.</source>
        <translation>Ihr Plan bleibt, wo die Ops noch dieselben Namen haben.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>%1 is open in another Fusescope.</source>
        <translation>%1 ist in einem anderen Fusescope offen.</translation>
    </message>
    <message>
        <source>That is process %1. Save under another name, or what is saved last is what stays.</source>
        <translation>Das ist Prozess %1. Speichern Sie unter einem anderen Namen, sonst bleibt, was zuletzt gespeichert wird.</translation>
    </message>
</context>
<context>
    <name>fusescope::SearchForm</name>
    <message>
        <source>Plans to try</source>
        <translation>Zu probierende Pläne</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Start from my plan</source>
        <translation>Bei meinem Plan beginnen</translation>
    </message>
    <message>
        <source>Start search</source>
        <translation>Suche starten</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <source>Explainer</source>
        <translation>Erklärer</translation>
    </message>
    <message>
        <source>Who says where groups that do not fit are cut</source>
        <translation>Wer sagt, wo Gruppen geschnitten werden, die nicht passen</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>The first plan of the search is the one you see</source>
        <translation>Der erste Plan der Suche ist der, den Sie sehen</translation>
    </message>
    <message>
        <source>&amp;Algorithm</source>
        <translation>&amp;Algorithmus</translation>
    </message>
    <message>
        <source>&amp;Explainer</source>
        <translation>&amp;Erklärer</translation>
    </message>
    <message>
        <source>&amp;Plans</source>
        <translation>&amp;Pläne</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>Time &amp;limit</source>
        <translation>Zeit&amp;limit</translation>
    </message>
    <message>
        <source>Queue it: it runs beside the others</source>
        <translation>Einreihen: Sie läuft neben den anderen</translation>
    </message>
    <message>
        <source>No op of the model fits the buffer alone</source>
        <translation>Kein Op des Modells passt allein in den Puffer</translation>
    </message>
    <message>
        <source>Open a model first</source>
        <translation>Zuerst ein Modell öffnen</translation>
    </message>
    <message>
        <source>none: cut at random</source>
        <translation>keiner: zufällig</translation>
    </message>
</context>
<context>
    <name>fusescope::SearchTableModel</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bester</translation>
    </message>
    <message>
        <source>Above bound</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Algorithm, explainer and seed</source>
        <translation>Algorithmus, Erklärer und Startwert</translation>
    </message>
    <message>
        <source>Whether it runs, and how long it still takes</source>
        <translation>Ob sie läuft, und wie lange noch</translation>
    </message>
    <message>
        <source>Plans proposed so far</source>
        <translation>Bisher vorgeschlagene Pläne</translation>
    </message>
    <message>
        <source>DRAM access of the best plan, among fusable ops</source>
        <translation>DRAM-Zugriff des besten Plans, unter den fusionierbaren Ops</translation>
    </message>
    <message>
        <source>How far the best plan is above what no plan can beat</source>
        <translation>Wie weit der beste Plan über dem liegt, was kein Plan unterbieten kann</translation>
    </message>
    <message>
        <source>Plans a second</source>
        <translation>Pläne je Sekunde</translation>
    </message>
    <message>
        <source>Share of prices that were known from a plan before</source>
        <translation>Anteil der Preise, die von einem früheren Plan bekannt waren</translation>
    </message>
    <message>
        <source>Time it ran, pauses left out</source>
        <translation>Laufzeit ohne Pausen</translation>
    </message>
    <message>
        <source>Your words; they are kept</source>
        <translation>Ihre Worte; sie bleiben erhalten</translation>
    </message>
</context>
<context>
    <name>fusescope::SearchesLink</name>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Plan of %1 (%2)</source>
        <translation>Plan von %1 (%2)</translation>
    </message>
    <message>
        <source>Took the plan of %1: %2</source>
        <translation>Plan von %1 übernommen: %2</translation>
    </message>
    <message>
        <source>Your plan is this one: %1</source>
        <translation>Ihr Plan ist dieser: %1</translation>
    </message>
    <message>
        <source>The search failed: %1</source>
        <translation>Die Suche ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>%1 is %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>fusescope::SearchesPanel</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Let the search wait, or go on</source>
        <translation>Die Suche warten oder weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>End the search and keep its best plan</source>
        <translation>Die Suche beenden und ihren besten Plan behalten</translation>
    </message>
    <message>
        <source>Use its plan</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Make the best plan of the search yours, as one step</source>
        <translation>Den besten Plan der Suche zu Ihrem machen, als ein Schritt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the search off the list</source>
        <translation>Die Suche von der Liste nehmen</translation>
    </message>
    <message>
        <source>Hide the searches</source>
        <translation>Die Suchen ausblenden</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
    <message>
        <source>Best against plans</source>
        <translation>Bester über Plänen</translation>
    </message>
    <message>
        <source>Front: DRAM and MBU</source>
        <translation>Front: DRAM, MBU</translation>
    </message>
    <message>
        <source>Front: DRAM and groups</source>
        <translation>Front: DRAM, Gruppen</translation>
    </message>
    <message>
        <source>The fronts are those of NSGA-II</source>
        <translation>Die Fronten sind die von NSGA-II</translation>
    </message>
    <message>
        <source>Plot of the searches</source>
        <translation>Diagramm der Suchen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>No search yet</source>
        <translation>Noch keine Suche</translation>
    </message>
    <message>
        <source>Start one on the left: each search draws a line</source>
        <translation>Links eine starten: Jede Suche zeichnet eine Linie</translation>
    </message>
    <message>
        <source>No front</source>
        <translation>Keine Front</translation>
    </message>
    <message>
        <source>Select a search by NSGA-II that has ended in this session</source>
        <translation>Eine Suche mit NSGA-II auswählen, die in dieser Sitzung geendet hat</translation>
    </message>
    <message>
        <source>%1 plans, %2 to %3</source>
        <translation>%1 Pläne, %2 bis %3</translation>
    </message>
</context>
<context>
    <name>fusescope::SettingsDialog</name>
    <message>
        <source>Show steps without movement</source>
        <translation>Schritte ohne Bewegung zeigen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>scrolls; with Ctrl it zooms</source>
        <translation>rollt; mit Strg zoomt es</translation>
    </message>
    <message>
        <source>zooms</source>
        <translation>zoomt</translation>
    </message>
    <message>
        <source>The wheel on the graph</source>
        <translation>Das Mausrad im Graphen</translation>
    </message>
    <message>
        <source>Searches at a time</source>
        <translation>Gleichzeitige Suchen</translation>
    </message>
    <message>
        <source>More of them wait for their turn</source>
        <translation>Weitere warten, bis sie an der Reihe sind</translation>
    </message>
    <message>
        <source>Another language shows from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>The &amp;wheel</source>
        <translation>&amp;Mausrad</translation>
    </message>
    <message>
        <source>&amp;Searches at a time</source>
        <translation>Gleichzeitige &amp;Suchen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>fusescope::SizesDialog</name>
    <message>
        <source>Sizes of the model</source>
        <translation>Größen des Modells</translation>
    </message>
    <message>
        <source>The file leaves these sizes open. With them, the ops that depend on them can be priced.</source>
        <translation>Die Datei lässt diese Größen offen. Mit ihnen bekommen die Ops, die davon abhängen, einen Preis.</translation>
    </message>
    <message>
        <source>Open with these sizes</source>
        <translation>Mit diesen Größen öffnen</translation>
    </message>
    <message>
        <source>1x3x224x224</source>
        <translation>1x3x224x224</translation>
    </message>
    <message>
        <source>224</source>
        <translation>224</translation>
    </message>
    <message>
        <source>Shape of the input %1</source>
        <translation>Form der Eingabe %1</translation>
    </message>
    <message>
        <source>Axis %1 of the input %2</source>
        <translation>Achse %1 der Eingabe %2</translation>
    </message>
</context>
<context>
    <name>fusescope::SplitTreeView</name>
    <message>
        <source>Tree of the split</source>
        <translation>Baum der Zerlegung</translation>
    </message>
    <message numerus="yes">
        <source>%n op(s)</source>
        <translation>
            <numerusform>%n Op</numerusform>
            <numerusform>%n Ops</numerusform>
        </translation>
    </message>
    <message>
        <source>, fits</source>
        <translation>, passt</translation>
    </message>
    <message>
        <source>, does not fit</source>
        <translation>, passt nicht</translation>
    </message>
</context>
<context>
    <name>fusescope::StackedBar</name>
    <message>
        <source>What fills the buffer</source>
        <translation>Was den Puffer füllt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>fusescope::StartPage</name>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Models you open appear here.</source>
        <translation>Hier erscheinen Modelle, die Sie öffnen.</translation>
    </message>
    <message>
        <source>Counting the ops of the samples</source>
        <translation>Ops der Beispiele werden gezählt</translation>
    </message>
    <message>
        <source>Fusescope</source>
        <translation>Fusescope</translation>
    </message>
    <message>
        <source>Open an ONNX model and find the fusion plan with the least DRAM access that fits the buffer.</source>
        <translation>Ein ONNX-Modell öffnen und den Fusionsplan mit dem geringsten DRAM-Zugriff finden, der in den Puffer passt.</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>or drop a model, plan or accelerator file anywhere</source>
        <translation>oder eine Modell-, Plan- oder Beschleunigerdatei irgendwo ablegen</translation>
    </message>
</context>
<context>
    <name>fusescope::StoppedGroupsModel</name>
    <message>
        <source>needs %1</source>
        <translation>braucht %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>fusescope::TermList</name>
    <message>
        <source>Largest parts</source>
        <translation>Größte Teile</translation>
    </message>
    <message>
        <source>%1: go to %2</source>
        <translation>%1: zu %2 gehen</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
</context>
<context>
    <name>fusescope::TopBar</name>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Fusion scheme</source>
        <translation>Fusionsschema</translation>
    </message>
    <message>
        <source>Buffer size</source>
        <translation>Puffergröße</translation>
    </message>
    <message>
        <source>On-chip buffer: 256 KiB, 1 MiB, 500 kB, or bytes</source>
        <translation>Puffer auf dem Chip: 256 KiB, 1 MiB, 500 kB oder Bytes</translation>
    </message>
    <message>
        <source>Search algorithm</source>
        <translation>Suchalgorithmus</translation>
    </message>
    <message>
        <source>Find best plan</source>
        <translation>Besten Plan finden</translation>
    </message>
</context>
<context>
    <name>fusescope::WhatIfBox</name>
    <message>
        <source>Use this buffer</source>
        <translation>Puffer übernehmen</translation>
    </message>
    <message>
        <source>Take the plan of this step</source>
        <translation>Plan übernehmen</translation>
    </message>
    <message>
        <source>In all: ops that run outside fusion are counted too, so that buffers can be compared</source>
        <translation>Insgesamt: Ops außerhalb der Fusion zählen mit, damit Puffer vergleichbar sind</translation>
    </message>
    <message>
        <source>Price your plan on this buffer</source>
        <translation>Ihren Plan mit diesem Puffer bewerten</translation>
    </message>
    <message>
        <source>The best plan there, together with the buffer, as one step that can be undone</source>
        <translation>Der beste Plan dort, zusammen mit dem Puffer, als ein Schritt, der rückgängig gemacht werden kann</translation>
    </message>
    <message>
        <source>Groups that stop fitting</source>
        <translation>Gruppen, die nicht mehr passen</translation>
    </message>
</context>
<context>
    <name>fusescope::Workbench</name>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>The plan was opened with a warning.</source>
        <translation>Der Plan wurde mit einer Warnung geöffnet.</translation>
    </message>
    <message>
        <source>Pricing the plan</source>
        <translation>Plan wird bewertet</translation>
    </message>
    <message>
        <source>Best plan at %1</source>
        <translation>Bester Plan bei %1</translation>
    </message>
    <message>
        <source>Took the best plan at %1</source>
        <translation>Besten Plan bei %1 übernommen</translation>
    </message>
    <message>
        <source>Your plan is the best one at %1</source>
        <translation>Ihr Plan ist der beste bei %1</translation>
    </message>
    <message>
        <source>%1 found nothing better than your plan: %2 against %3</source>
        <translation>%1 fand nichts Besseres als Ihren Plan: %2 gegen %3</translation>
    </message>
    <message>
        <source>Best plan (%1)</source>
        <translation>Bester Plan (%1)</translation>
    </message>
    <message>
        <source>Your plan is the best one %1 found</source>
        <translation>Ihr Plan ist der beste, der gefunden wurde (%1)</translation>
    </message>
    <message>
        <source>Stopped: this is the best plan so far, %1</source>
        <translation>Angehalten: Das ist der bisher beste Plan, %1</translation>
    </message>
    <message>
        <source>Found the best possible plan: %1</source>
        <translation>Bestmöglichen Plan gefunden: %1</translation>
    </message>
    <message>
        <source>Found a plan that moves %1</source>
        <translation>Einen Plan gefunden, der %1 bewegt</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
</TS>
