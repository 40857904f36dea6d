package org.gan4j.eval.internal.numpy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of numbers that are read and written. */
public enum NpyType {
  UINT8("u1"),
  INT32("i4"),
  INT64("i8"),
  FLOAT32("f4"),
  FLOAT64("f8");

  private final String code;

  NpyType(String code) {
    this.code = code;
  }

  /** The type of a code without its byte order, for instance {@code f8}. */
  static Optional<NpyType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** Bytes a number. */
  public int bytes() {
    return code.charAt(1) - '0';
  }

  /** The code in files that this package writes: little-endian. */
  String descriptor() {
    return (this == UINT8 ? "|" : "<") + code;
  }

  /** NumPy's name: {@code float64}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
