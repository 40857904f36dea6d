package org.gan4j.eval.internal.download;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file a response holds.
 *
 * @param from the first; -1 if it is not said
 * @param total bytes of the whole file; -1 if it is not said
 */
record ContentRange(long from, long total) {

  private static final Pattern FORM =
      Pattern.compile("bytes (?:\\*|(\\d{1,18})-\\d{1,18})/(?:\\*|(\\d{1,18}))");

  static ContentRange of(HttpResponse<?> response) {
    if (response.statusCode() == 200) {
      return new ContentRange(0, response.headers().firstValueAsLong("Content-Length").orElse(-1));
    }
    Matcher range = FORM.matcher(response.headers().firstValue("Content-Range").orElse(""));
    return range.matches()
        ? new ContentRange(number(range.group(1)), number(range.group(2)))
        : new ContentRange(-1, -1);
  }

  private static long number(String digits) {
    return digits == null ? -1 : Long.parseLong(digits);
  }
}
