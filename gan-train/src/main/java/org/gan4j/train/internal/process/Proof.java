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
 * How two processes show each other that they know the secret, without telling it: each answers a
 * number that the other has drawn just for this, by HMAC-SHA256 (Krawczyk, Bellare, Canetti 1997,
 * RFC 2104).
 */
final class Proof {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int NONCE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Proof() {}

  /** A number that is drawn once. */
  static byte[] nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  /**
   * The follower's answer: it holds for this connection and for what the follower says of itself.
   *
   * @param challenge the chief's number
   * @param hello the proof in it is left out
   */
  static byte[] ofFollower(String secret, byte[] challenge, Message.Hello hello) {
    return mac(secret, "follower", challenge, hello);
  }

  /** The chief's answer to the same. */
  static byte[] ofChief(String secret, byte[] challenge, Message.Hello hello) {
    return mac(secret, "chief", challenge, hello);
  }

  /** Whether two are equal, in a time that does not tell where they differ. */
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
