package org.gan4j.train.internal.variable;

import java.io.IOException;
import org.gan4j.core.variable.Variable;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;

/**
 * The little-endian bytes of a variable's value, row-major, in native memory. They may be more than
 * an array can hold.
 */
public final class VariableBytes {

  private final ByteDataBuffer data;

  /** Reads or fills in the values of variables, one variable after the other. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Called for each variable.
     *
     * @param bytes bytes of its value, valid until this returns
     */
    void visit(Variable<?> variable, VariableBytes bytes) throws IOException;
  }

  VariableBytes(ByteDataBuffer data) {
    this.data = data;
  }

  /** Returns the number of bytes. */
  public long size() {
    return data.size();
  }

  /** Copies bytes from this position on to the beginning of an array. */
  public void read(long from, byte[] target, int count) {
    data.slice(from, count).read(target, 0, count);
  }

  /** Sets bytes from this position on to those at the beginning of an array. */
  public void write(long from, byte[] source, int count) {
    data.slice(from, count).write(source, 0, count);
  }

  /**
   * Sets all bytes.
   *
   * @throws IllegalArgumentException if there are more or fewer of them
   */
  void writeAll(byte[] source) {
    if (source.length != size()) {
      throw new IllegalArgumentException("Expected " + size() + " bytes, found " + source.length);
    }
    data.write(source);
  }
}
