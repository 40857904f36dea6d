package org.gan4j.eval.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.eval.image.resize.Resizers;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;

/**
 * The conventions of four code bases and our own. All of them begin with uint8 images, and compare
 * mean and covariance of {@code pool_3} of the 2015 Inception network.
 *
 * <ul>
 *   <li>TTUR: Heusel, Ramsauer, Unterthiner, Nessler and Hochreiter 2017, "GANs Trained by a Two
 *       Time-Scale Update Rule Converge to a Local Nash Equilibrium"; bioinf-jku/TTUR, {@code
 *       fid.py}. Unless run with {@code --lowprofile} it ignores the images beyond a multiple of
 *       50; that is not imitated.
 *   <li>pytorch-fid: Seitzer 2020; mseitzer/pytorch-fid 0.3.0, {@code fid_score.py} and {@code
 *       inception.py}.
 *   <li>clean-fid: Parmar, Zhang and Zhu 2022, "On Aliased Resizing and Surprising Subtleties in
 *       GAN Evaluation"; GaParmar/clean-fid 0.1.35, mode {@code clean}: {@code fid.py}, {@code
 *       resize.py} and {@code inception_torchscript.py}.
 *   <li>NVIDIA: Karras et al. 2020, "Training Generative Adversarial Networks with Limited Data",
 *       and 2021, "Alias-Free Generative Adversarial Networks"; NVlabs/stylegan2-ada-pytorch and
 *       NVlabs/stylegan3, {@code metrics/metric_utils.py} and {@code
 *       metrics/frechet_inception_distance.py}, the same in both. Its TorchScript port of the
 *       network resizes as TensorFlow 1 does; its covariance is the second moment minus the product
 *       of means, divided by n.
 * </ul>
 */
public final class Conventions {

  private static final String TENSORFLOW = "tensorflow1-bilinear";
  private static final String GENERAL = "general root, real part";
  private static final String CHECKED = GENERAL + "; error if imaginary > 1e-3";
  private static final Offset FALLBACK = new Offset(1e-6, Offset.Use.IF_NOT_FINITE);

  private Conventions() {}

  /** Returns our own convention in a feature space. */
  public static Convention own(FeatureSpace space) {
    return new Convention(
        "gan4j",
        "",
        new Input(space.resize(), false),
        1,
        Offset.NONE,
        "symmetric eigenvalues",
        "of the real images, cached");
  }

  /** Returns the conventions of TTUR, pytorch-fid, clean-fid and NVIDIA, in this order. */
  public static List<Convention> peers() {
    return List.of(
        new Convention(
            "TTUR",
            "github.com/bioinf-jku/TTUR at 73ab375, 2020-09-29",
            new Input(Optional.of(TENSORFLOW), false),
            1,
            FALLBACK,
            CHECKED,
            "of the real images, or published .npz"),
        new Convention(
            "pytorch-fid",
            "github.com/mseitzer/pytorch-fid at b9c1811, 0.3.0, 2024-03-16",
            new Input(Optional.of("pytorch-bilinear"), true),
            1,
            FALLBACK,
            CHECKED,
            "of the real images, or .npz"),
        new Convention(
            "clean-fid",
            "github.com/GaParmar/clean-fid at e88c4d6, 0.1.35, 2025-08-01, mode clean",
            new Input(Optional.of("pillow-bicubic-float-clipped"), false),
            1,
            FALLBACK,
            GENERAL,
            "of the real images, or downloaded by data set, size and split"),
        new Convention(
            "NVIDIA",
            "github.com/NVlabs/stylegan3 at c233a91, 2023-04-26, as stylegan2-ada-pytorch at d72cc7d",
            new Input(Optional.of(TENSORFLOW), false),
            0,
            Offset.NONE,
            GENERAL,
            "of the training images, cached"));
  }

  /**
   * Returns variations of a convention with one change each: the way to resize, the range of
   * pixels, ddof 0, and an offset of 1e-6 that is always added. Changes that do not affect the
   * network's input are left out.
   *
   * @param resizers names of ways to resize
   * @throws org.gan4j.core.InputException if there is no such way
   */
  public static List<Convention> variations(
      Convention convention, FeatureNetwork network, List<String> resizers) {
    Input input = convention.input();
    List<Convention> changed = new ArrayList<>();
    for (String name : resizers) {
      Input other = new Input(Optional.of(name), input.symmetric());
      changed.add(convention.changed("resize " + name, other));
    }
    changed.add(convention.changed("pixels as 2x/255 - 1", new Input(input.resize(), true)));
    changed.removeIf(other -> other.input().resizer(network).equals(input.resizer(network)));
    changed.add(convention.changed("ddof 0", 0));
    changed.add(convention.changed("epsilon always", new Offset(1e-6, Offset.Use.ALWAYS)));
    return changed;
  }

  /**
   * Returns all ways to resize except those of Pillow 13, which equal those of Pillow 12 for square
   * images.
   */
  public static List<String> resizers() {
    return Resizers.names().stream().filter(name -> !name.startsWith("pillow13-")).toList();
  }
}
