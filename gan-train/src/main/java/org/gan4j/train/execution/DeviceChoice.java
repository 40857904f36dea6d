package org.gan4j.train.execution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.core.BoundsException;

/**
 * The device that a user asks for.
 *
 * @param gpu true for a GPU, false for the CPU
 * @param index number of the GPU, from 0; 0 for the CPU
 */
public record DeviceChoice(boolean gpu, int index) {

  /** What may be asked for, for error messages. */
  public static final String EXPECTED = "cpu, gpu or gpu:N";

  private static final Pattern SPELLING = Pattern.compile("cpu|gpu(?::(\\d{1,3}))?");

  /**
   * Reads {@code cpu}, {@code gpu} (the first) or {@code gpu:1} (the second).
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static DeviceChoice parse(String text) {
    Matcher matcher = SPELLING.matcher(text);
    if (!matcher.matches()) {
      throw new BoundsException("device", "must be " + EXPECTED + ", found '" + text + "'");
    }
    int index = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    return new DeviceChoice(text.startsWith("gpu"), index);
  }

  /** Returns {@code cpu} or {@code gpu:0}. */
  @Override
  public String toString() {
    return gpu ? "gpu:" + index : "cpu";
  }
}
