package org.gan4j.train.internal.output;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Grid;
import org.gan4j.core.variant.ImageFunction;
import org.gan4j.train.internal.data.DeviceData;
import org.gan4j.train.internal.data.Pixels;
import org.gan4j.train.internal.output.SampleOutput.SamplerDeclaration;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** The outputs that a variant declares for the time after training. */
public final class OutputDeclarations {

  private final ImageShape images;
  private final int classes;
  private final long seed;
  private final DeviceData data;
  private final Map<String, ImageFunction> functions = new LinkedHashMap<>();
  private final Map<Domain, TranslationOutput.Sides> translations = new EnumMap<>(Domain.class);
  private Optional<SamplerDeclaration> sampler = Optional.empty();
  private Optional<Function<Weights, GridOutput>> grid = Optional.empty();

  /**
   * @param images shape of the data set's images
   * @param classes number of classes of the data set, 0 without labels
   * @param seed seed of the experiment
   * @param data images that grids show
   */
  public OutputDeclarations(ImageShape images, int classes, long seed, DeviceData data) {
    this.images = images;
    this.classes = classes;
    this.seed = seed;
    this.data = data;
  }

  public void sampler(SamplerDeclaration declared) {
    sampler = Optional.of(declared);
  }

  public void grid(int columns, Grid declared) {
    grid = Optional.of(weights -> drawn(weights, columns, declared));
  }

  public void function(String name, ImageFunction function) {
    functions.put(name, function);
  }

  public void translation(Domain from, TranslationOutput.Sides sides, ImageFunction function) {
    translations.put(from, sides);
    function(from.direction(), function);
  }

  /** Builds all outputs with these weights. */
  public Outputs build(Weights weights) {
    Shape shape = Shape.of(-1, images.height(), images.width(), images.channels());
    Operand<TFloat32> input =
        weights.tf().withName("images").placeholder(TFloat32.class, Placeholder.shape(shape));
    Map<String, Operand<TFloat32>> results = new LinkedHashMap<>();
    functions.forEach((name, function) -> results.put(name, function.apply(weights, input)));
    return new Outputs(
        sampler.map(declared -> SampleOutput.of(weights, declared, images)),
        grid.or(this::gridOfSamples).map(declared -> declared.apply(weights)),
        input,
        results,
        translated(weights, input, results));
  }

  private Map<Domain, TranslationOutput> translated(
      Weights weights, Operand<TFloat32> input, Map<String, Operand<TFloat32>> results) {
    Map<Domain, TranslationOutput> translated = new EnumMap<>(Domain.class);
    translations.forEach(
        (from, sides) -> {
          Operand<TUint8> pixels = Pixels.of(weights.tf(), results.get(from.direction()));
          translated.put(from, TranslationOutput.of(pixels, from, input, sides));
        });
    return translated;
  }

  private Optional<Function<Weights, GridOutput>> gridOfSamples() {
    return sampler.map(
        declared -> weights -> drawn(weights, GridOutput.SIDE, GridOutput.of(declared, classes)));
  }

  private GridOutput drawn(Weights weights, int columns, Grid declared) {
    return GridOutput.of(new GridInputs(seed, data, weights), columns, declared);
  }
}
