package org.gan4j.experiments;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.gan4j.core.internal.text.Printable;

/**
 * A stream whose lines hold no codes that a terminal would obey, whatever names are in them. What
 * is printed without the end of a line passes: bars and tables move the cursor.
 */
final class PlainStream extends PrintStream {

  PlainStream(OutputStream out, boolean flushesLines, Charset charset) {
    super(out, flushesLines, charset);
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
