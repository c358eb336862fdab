package dev.rtc.connector.console;

import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.List;

/** Lays rows out in aligned columns: rank, key, value. */
final class Grid {

  private static final int WIDEST = 48;
  private static final String GAP = "  ";

  private Grid() {}

  /** Returns a line per row, and one saying how many there are if not all are among them. */
  static <K, V> List<String> lines(List<Keyed<K, V>> rows, long total) {
    List<String> keys = rows.stream().map(row -> cell(row.key())).toList();
    List<String> values = rows.stream().map(row -> cell(row.value())).toList();
    int rankWidth = String.valueOf(rows.size()).length();
    int keyWidth = widest(keys);
    int valueWidth = widest(values);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String rank = String.valueOf(i + 1);
      String key = keys.get(i);
      String value = values.get(i);
      lines.add(
          pad(rank, rankWidth)
              + rank
              + GAP
              + key
              + pad(key, keyWidth)
              + GAP
              + pad(value, valueWidth)
              + value);
    }
    if (total != rows.size() || rows.isEmpty()) {
      lines.add("(" + rows.size() + " of " + total + " rows)");
    }
    return lines;
  }

  private static String cell(Object content) {
    String text = String.valueOf(content);
    int[] shown =
        text.codePoints()
            .limit(WIDEST + 1L)
            .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
            .toArray();
    return shown.length <= WIDEST
        ? new String(shown, 0, shown.length)
        : new String(shown, 0, WIDEST - 1) + "…";
  }

  private static int widest(List<String> cells) {
    return cells.stream().mapToInt(Grid::width).max().orElse(0);
  }

  private static String pad(String cell, int width) {
    return " ".repeat(width - width(cell));
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
