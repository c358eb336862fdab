/**
 * The samples of {@code docs/language.md}: each verb and each choice in a pipeline that runs on a
 * MiniCluster, and, where it keeps state, runs again with a restart behind every sentence of its
 * script.
 */
package dev.rtc.examples.language;
