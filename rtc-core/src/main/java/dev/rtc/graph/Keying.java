package dev.rtc.graph;

import dev.rtc.type.DataType;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * Says by which key a node's input is partitioned.
 *
 * @param selector reads the key of a record
 * @param type the type of the key
 * @param at the line that called {@code keyBy}
 */
public record Keying(KeySelector<?, ?> selector, DataType<?> type, CallSite at) {}
