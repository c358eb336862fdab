package dev.rtc.graph;

/**
 * Holds one piece of user code that travels to the cluster.
 *
 * @param role what it is to its step, such as {@code function} or {@code key}
 * @param function the function itself
 */
public record UserCode(String role, Object function) {}
