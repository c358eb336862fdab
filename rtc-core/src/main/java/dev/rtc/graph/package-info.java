/**
 * The logical graph: what the user wrote, as immutable data.
 *
 * <p>Each verb of the language appends one {@link dev.rtc.graph.Node}; a node names its inputs by
 * id and carries the type of what it puts out and the user's line. {@link dev.rtc.check} judges a
 * graph, {@link dev.rtc.plan} turns it into steps that run. Nothing changes a graph in place.
 */
@NullMarked
package dev.rtc.graph;

import org.jspecify.annotations.NullMarked;
