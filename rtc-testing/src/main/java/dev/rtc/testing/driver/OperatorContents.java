package dev.rtc.testing.driver;

import java.util.List;
import java.util.Map;

/**
 * Is the state of one operator, that of all its subtasks together.
 *
 * @param keyed the entries of each keyed state by its name, ordered by the text of their keys;
 *     states that the operator has not asked for yet are absent
 * @param lists the elements of each list of operator state, in the order of the subtasks
 * @param broadcast the entries of each broadcast state, as the first subtask has them
 */
public record OperatorContents(
    Map<String, List<KeyedEntry>> keyed,
    Map<String, List<Object>> lists,
    Map<String, Map<Object, Object>> broadcast) {}
