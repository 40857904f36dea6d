package org.gan4j.train.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to another process that this one knows the secret, without sending it. Each of the two
 * answers a number that the other has drawn for this connection, by HMAC-SHA256 (Krawczyk, Bellare,
 * Canetti 1997, RFC 2104).
 */
final class Proof {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int NONCE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Proof() {}

  /** Draws a number that is used once. */
  static byte[] nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  /**
   * Returns the follower's answer. It covers the chief's number and everything the follower says
   * about itself.
   *
   * @param challenge the chief's number
   * @param hello the follower's message; the proof in it is not covered
   */
  static byte[] ofFollower(String secret, byte[] challenge, Message.Hello hello) {
    return mac(secret, "follower", challenge, hello);
  }

  /** Returns the chief's answer, which covers the same. */
  static byte[] ofChief(String secret, byte[] challenge, Message.Hello hello) {
    return mac(secret, "chief", challenge, hello);
  }

  /**
   * Returns whether two proofs are equal. The time it takes does not depend on where they differ.
   */
  static boolean isSame(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  private static byte[] mac(String secret, String who, byte[] challenge, Message.Hello hello) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream said = new DataOutputStream(bytes);
      said.writeUTF(who);
      said.write(challenge);
      said.write(hello.nonce());
      said.writeInt(hello.rank());
      said.writeInt(hello.port());
      said.writeUTF(hello.config());
      said.writeUTF(hello.version());
      said.writeUTF(hello.host());
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return mac.doFinal(bytes.toByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
