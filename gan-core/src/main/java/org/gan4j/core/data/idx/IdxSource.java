package org.gan4j.core.data.idx;

import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import java.nio.file.Path;
import org.gan4j.core.InputException;

/**
 * Where the bytes of an IDX file come from, and what to tell the user when they are wrong.
 *
 * @param place the file or resource, as named in messages
 * @param bytes its bytes, packed or plain
 * @param remedy how to get a good copy, a sentence
 */
public record IdxSource(String place, ByteSource bytes, String remedy) {

  public static IdxSource file(Path file, String remedy) {
    return new IdxSource(file.toString(), MoreFiles.asByteSource(file), remedy);
  }

  InputException wrong(String problem) {
    return new InputException(place, problem, remedy);
  }

  InputException wrong(String problem, Throwable cause) {
    return new InputException(place, problem, remedy, cause);
  }
}
