package org.gan4j.eval.internal.numpy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.core.InputException;

/**
 * Parses the text of a header, a Python dictionary: {@code {'descr': '<f8', 'fortran_order': False,
 * 'shape': (3, 4), }}.
 */
final class NpyDescription {

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*'(descr|fortran_order|shape)'\\s*:\\s*"
              + "('[^']*'|True|False|\\([0-9L,\\s]*\\))\\s*(,|(?=\\}))");

  private static final Pattern STRUCTURE = Pattern.compile("(?s)\\{.*'descr'\\s*:\\s*\\[.*");
  private static final Pattern TYPE = Pattern.compile("'([<>|=])([^']*)'");
  private static final Pattern SIZE = Pattern.compile("[0-9]+L?");

  private final String place;
  private final String text;

  private NpyDescription(String place, String text) {
    this.place = place;
    this.text = text.strip();
  }

  /**
   * Parses a header's text; the header's length is left 0.
   *
   * @throws InputException if it is something else, or of an array that is not read here
   */
  static NpyHeader parse(String place, String text) {
    return new NpyDescription(place, text).parse();
  }

  private NpyHeader parse() {
    if (STRUCTURE.matcher(text).matches()) {
      throw NpyHeader.wrong(place, "expected an array of plain numbers, found a structured type");
    }
    String[] values = values(); // descr, fortran_order, shape
    Matcher type = TYPE.matcher(values[0]);
    if (!type.matches()) {
      throw malformed();
    }
    List<Integer> shape = shape(values[2]);
    boolean columnMajor =
        values[1].equals("True") && shape.stream().filter(size -> size != 1).count() > 1;
    ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(type(type.group(2)), order, columnMajor, shape, 0);
  }

  private String[] values() {
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw malformed();
    }
    String[] values = new String[3];
    Matcher entry = ENTRY.matcher(text).region(1, text.length());
    int end = 1;
    for (; entry.lookingAt(); entry.region(end, text.length())) {
      int key = List.of("descr", "fortran_order", "shape").indexOf(entry.group(1));
      if (values[key] != null) {
        throw malformed();
      }
      values[key] = entry.group(2);
      end = entry.end();
    }
    if (!text.substring(end).strip().equals("}") || !isComplete(values)) {
      throw malformed();
    }
    return values;
  }

  private static boolean isComplete(String[] values) {
    return values[0] != null
        && values[1] != null
        && values[2] != null
        && (values[1].equals("True") || values[1].equals("False"))
        && values[2].startsWith("(");
  }

  private NpyType type(String code) {
    if (code.startsWith("O")) {
      throw NpyHeader.wrong(
          place,
          "expected numbers, found Python objects, which are never read as they can run code");
    }
    return NpyType.of(code)
        .orElseThrow(
            () ->
                NpyHeader.wrong(
                    place,
                    String.format(
                        Locale.ROOT,
                        "expected uint8, int32, int64, float32 or float64, found type '%s'",
                        code)));
  }

  private List<Integer> shape(String tuple) {
    List<Integer> shape = new ArrayList<>();
    String[] sizes = tuple.substring(1, tuple.length() - 1).split(",");
    for (int k = 0; k < sizes.length; k++) {
      String size = sizes[k].strip();
      if (size.isEmpty() && k == sizes.length - 1) {
        break;
      }
      if (!SIZE.matcher(size).matches()) {
        throw malformed();
      }
      shape.add(size(size.replace("L", "")));
    }
    return List.copyOf(shape);
  }

  private int size(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException tooLarge) {
      throw NpyHeader.wrong(
          place,
          String.format(
              Locale.ROOT, "expected dimensions up to %d, found %s", Integer.MAX_VALUE, digits));
    }
  }

  private InputException malformed() {
    String shown = text.length() <= 120 ? text : text.substring(0, 120) + "...";
    return NpyHeader.wrong(
        place,
        "expected a header {'descr': ..., 'fortran_order': ..., 'shape': ...}, found " + shown);
  }
}
