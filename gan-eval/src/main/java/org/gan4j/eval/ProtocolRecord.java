package org.gan4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Everything that affects a number besides the generator itself. Two values may be compared only if
 * their protocols are equal.
 *
 * @param featureNetwork name of the feature network, null for a metric of pixels; {@code given
 *     features of 64 columns} for features in files of unknown origin
 * @param featureNetworkSha256 SHA-256 (hex) of its file; null for a metric of pixels, if it is not
 *     known, and if a network of the run itself is measured
 * @param layer output of the network that the metric reads; {@code pixels} without a network
 * @param resize how images were brought to the network's size: {@code none} if they were not,
 *     {@code crop 32 to 28} if a border that is black in all real images was cut off, null if it is
 *     not known
 * @param quantisation number format of the samples before the network: {@code uint8} or {@code
 *     none}; null if it is not known
 * @param truncation T of latents truncated to [-T, T]; null without truncation
 * @param sampleCount how many samples were measured; null if it is not known
 * @param reference the real images, null for a metric that needs none
 * @param estimator the arithmetic, in words
 * @param gan4jVersion version of gan4j that measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProtocolRecord(
    String featureNetwork,
    String featureNetworkSha256,
    String layer,
    String resize,
    String quantisation,
    Double truncation,
    Integer sampleCount,
    ImageSet reference,
    String estimator,
    String gan4jVersion) {

  /** Returns how many samples were measured: {@code n = 10000} or {@code n unknown}. */
  public String count() {
    return sampleCount == null ? "n unknown" : "n = " + sampleCount;
  }

  /**
   * A set of images.
   *
   * @param name for instance {@code mnist/test}
   * @param contentHash SHA-256 (hex) of its content
   * @param count how many of its images were used; null if it is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ImageSet(String name, String contentHash, Integer count) {}
}
