package dev.rtc.testing;

/**
 * Holds a record that reached a sink.
 *
 * @param writer the subtask that wrote it; only records of one writer have an order
 * @param record a copy that came through its serializer
 */
record Collected<T>(int writer, T record) {}
