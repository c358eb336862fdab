package dev.rtc.format;

import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says how the components of records are found outside.
 *
 * @param names the rule for names
 * @param renamed exceptions to the rule, by the path of the component
 * @param unknownIgnored whether there may be more than the components
 * @param missingAsNull whether what is missing is null instead of malformed
 * @param times how times are written
 */
record FieldSettings(
    FieldNames names,
    Map<String, String> renamed,
    boolean unknownIgnored,
    boolean missingAsNull,
    Times times)
    implements Serializable {

  static final FieldSettings STRICT =
      new FieldSettings(FieldNames.AS_DECLARED, Map.of(), false, false, Times.iso());

  FieldSettings named(FieldNames other) {
    return new FieldSettings(other, renamed, unknownIgnored, missingAsNull, times);
  }

  FieldSettings renamed(String component, String name) {
    Map<String, String> more = new HashMap<>(renamed);
    more.put(component, name);
    return new FieldSettings(names, Map.copyOf(more), unknownIgnored, missingAsNull, times);
  }

  FieldSettings ignoringUnknown() {
    return new FieldSettings(names, renamed, true, missingAsNull, times);
  }

  FieldSettings withMissingAsNull() {
    return new FieldSettings(names, renamed, unknownIgnored, true, times);
  }

  FieldSettings timesAs(Times other) {
    return new FieldSettings(names, renamed, unknownIgnored, missingAsNull, other);
  }

  /**
   * Binds the components of a record.
   *
   * @param path where the record is, with a dot at its end; empty for the outermost
   */
  List<Field> fields(DataType<?> record, String path) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < record.columns().size(); i++) {
      String component = record.columns().get(i).name();
      String name = renamed.getOrDefault(path + component, names.of(component));
      fields.add(Field.of(record, i, name, missingAsNull));
    }
    return fields;
  }

  /** Reports two components with one name. */
  static void requireDistinct(List<Field> fields, String where, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      if (!seen.add(field.name())) {
        problems.report(
            "RTC-443",
            "two components of " + where + " are named " + Shown.quoted(field.name()),
            "rename one of them with .renamed(component, name)");
      }
    }
  }

  /** Reports names for components that are not there. */
  void requireKnown(Set<String> paths, String where, Problems problems) {
    for (String component : renamed.keySet()) {
      if (!paths.contains(component)) {
        problems.report(
            "RTC-443",
            where + " has no component " + component + " that could be renamed",
            "name one of " + String.join(", ", paths.stream().sorted().toList()));
      }
    }
  }
}
