package org.gan4j.benchmarks;

import java.util.Optional;
import org.gan4j.core.augment.Jitter;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.layer.GlobalPool;
import org.gan4j.core.loss.Hinge;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variant.Variant;
import org.gan4j.models.Body;
import org.gan4j.models.CycleGan;
import org.gan4j.models.Dcgan;
import org.gan4j.models.SnGan;
import org.gan4j.models.WganGp;

/**
 * The steps that are compared with other frameworks, each with the networks of its paper. But for
 * MNIST the images are noise, on which a step costs what it costs on any others.
 */
enum MeasuredStep {

  /** MNIST, base width 64, dropout 0.3. */
  DCGAN28 {
    @Override
    Variant variant() {
      return dcgan(0.3);
    }

    @Override
    Dataset images() {
      return Benchmarked.mnist();
    }
  },

  /** Colour, base width 64. */
  DCGAN64 {
    @Override
    Variant variant() {
      return dcgan(0);
    }

    @Override
    Dataset images() {
      return noise("noise", new ImageShape(64, 64, 3), 2048);
    }
  },

  /** ResNets of 128 channels, 32x32 in colour: five steps of the critic, one of the generator. */
  WGAN_GP {
    @Override
    Variant variant() {
      Adam adam = new Adam(2e-4, 0, 0.9, 1e-8);
      Body body = new Body.ResNet(128, 128, GlobalPool.MEAN);
      return new WganGp(new WganGp.Config(128, body, 10, 5, 1, adam, adam));
    }

    @Override
    Dataset images() {
      return noise("noise", new ImageShape(32, 32, 3), 2048);
    }
  },

  /** ResNets of 256 and 128 channels, 32x32 in colour: five steps and one. */
  SNGAN {
    @Override
    Variant variant() {
      Adam adam = new Adam(2e-4, 0, 0.9, 1e-8);
      Body body = new Body.ResNet(256, 128, GlobalPool.SUM);
      return new SnGan(new SnGan.Config(128, body, new Hinge(), 5, 1, adam, adam));
    }

    @Override
    Dataset images() {
      return WGAN_GP.images();
    }
  },

  /** Six blocks, with identity loss and pools, without jitter. */
  CYCLEGAN128 {
    @Override
    Variant variant() {
      Adam adam = new Adam(2e-4, 0.5, 0.999, 1e-8);
      return new CycleGan(
          new CycleGan.Config(64, 6, 64, 3, 10, 0.5, 50, new Jitter(1, false), adam, adam));
    }

    @Override
    Dataset images() {
      ImageShape shape = new ImageShape(128, 128, 3);
      return Dataset.pair("noise", noise("a", shape, 64), noise("b", shape, 64), false);
    }
  };

  abstract Variant variant();

  abstract Dataset images();

  private static Variant dcgan(double dropout) {
    Adam adam = new Adam(2e-4, 0.5, 0.999, 1e-8);
    return new Dcgan(
        new Dcgan.Config(100, 64, 5, 0.2, dropout, new NonSaturating(1f), adam, adam));
  }

  static Dataset noise(String name, ImageShape shape, int count) {
    byte[] pixels = new byte[count * shape.size()];
    RandomStream draws = new RandomStream(StreamKey.of(Benchmarked.SEED, name), 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    return Dataset.of(name, new Images(shape, pixels), Optional.empty(), 0);
  }
}
