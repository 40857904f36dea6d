package org.gan4j.train.internal.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the text of a bar: {@code train 43% [====> ] 5160/12000 3:12 left 842 images/s}. */
final class BarText {

  private static final int SHORTEST_BAR = 10;
  private static final int LONGEST_BAR = 30;
  private static final int BRACKETS = 3;
  private static final String GAP = "  ";

  private BarText() {}

  /**
   * Returns a line of at most {@code columns - 1} characters, because many terminals begin a new
   * line after the last column. Fields that do not fit are left out from the right, then the bar
   * itself, then the end of the name.
   *
   * @param fields texts right of the bar, the most important first
   */
  static String of(String name, long done, long total, List<String> fields, int columns) {
    int room = Math.max(0, columns - 1);
    double share = total <= 0 ? 1 : Math.min(1, Math.max(0, (double) done / total));
    String head = String.format(Locale.ROOT, "%s %3d%%", name, (int) Math.floor(100 * share));
    if (head.length() + BRACKETS + SHORTEST_BAR > room) {
      return head.substring(0, Math.min(head.length(), room));
    }
    List<String> shown = new ArrayList<>(fields);
    while (length(head, shown) + BRACKETS + SHORTEST_BAR > room) {
      shown.remove(shown.size() - 1);
    }
    int length = Math.min(LONGEST_BAR, room - length(head, shown) - BRACKETS);
    StringBuilder line =
        new StringBuilder(head).append(" [").append(bar(share, length)).append(']');
    shown.forEach(field -> line.append(GAP).append(field));
    return line.toString();
  }

  private static int length(String head, List<String> fields) {
    return head.length() + fields.stream().mapToInt(field -> GAP.length() + field.length()).sum();
  }

  private static String bar(double share, int length) {
    int full = (int) Math.floor(share * length);
    String tip = full < length ? ">" : "";
    return "=".repeat(full) + tip + " ".repeat(Math.max(0, length - full - 1));
  }
}
