package dev.rtc.graph;

/**
 * Says that a warning is known and right to ignore.
 *
 * @param code the code of the warning
 * @param reason why
 * @param at the line that said so
 */
public record Allowance(String code, String reason, CallSite at) {}
