package dev.rtc.type;

import java.io.Serializable;
import java.util.List;

/** Names a field as it is written, and says whether it may be null. */
record RecordField(String name, boolean nullable) implements Serializable {

  static boolean[] nullable(List<RecordField> fields) {
    boolean[] nullable = new boolean[fields.size()];
    for (int i = 0; i < nullable.length; i++) {
      nullable[i] = fields.get(i).nullable();
    }
    return nullable;
  }
}
