package org.gan4j.core.internal.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * Content hashes of folders that were decoded once, by {@link ListingState#key}: one small file
 * each, which may be deleted at any time.
 *
 * @param folder holds them
 */
public record KnownHashes(Path folder) {

  /** The hash of the images in this state; empty if it is not known, or the file is damaged. */
  Optional<String> find(ListingState state) {
    try {
      String[] words = Files.readString(file(state), US_ASCII).strip().split(" ");
      return words.length == 2 && words[1].equals(check(state, words[0]))
          ? Optional.of(words[0])
          : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** Remembers a hash, if that can be done. */
  void keep(ListingState state, String hash) {
    try {
      AtomicFile.write(file(state), (hash + " " + check(state, hash) + "\n").getBytes(US_ASCII));
    } catch (InputException unwritable) {
      // Only time is lost: the next command takes it again.
    }
  }

  private Path file(ListingState state) {
    return folder.resolve(state.key() + ".sha256");
  }

  private static String check(ListingState state, String hash) {
    return Hashing.crc32c().hashString(state.key() + hash, US_ASCII).toString();
  }
}
