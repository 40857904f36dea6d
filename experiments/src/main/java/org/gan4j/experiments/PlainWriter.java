package org.gan4j.experiments;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.gan4j.core.internal.text.Printable;

/** A {@link PlainStream} for characters. */
final class PlainWriter extends PrintWriter {

  PlainWriter(PrintStream out, Charset charset) {
    super(out, true, charset);
  }

  @Override
  public void println(String line) {
    super.println(Printable.line(String.valueOf(line)));
  }

  @Override
  public void println(Object text) {
    super.println((Object) Printable.lines(String.valueOf(text)));
  }
}
