package dev.rtc.graph;

/** Is a node that looks at one record at a time and remembers nothing: it can be fused. */
public sealed interface StatelessNode extends Node
    permits MapNode, FilterNode, FlatMapNode, ChangesNode, TableMapNode, TableFilterNode {}
