package org.gan4j.train.graph;

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
import org.gan4j.train.graph.SampleOutput.SamplerDeclaration;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** What a variant declares to be asked for once it is trained. */
final class OutputDeclarations {

  private final GraphSettings settings;
  private final DeviceData data;
  private final Map<String, ImageFunction> functions = new LinkedHashMap<>();
  private final Map<Domain, TranslationOutput.Sides> translations = new EnumMap<>(Domain.class);
  private Optional<SamplerDeclaration> sampler = Optional.empty();
  private Optional<Function<Weights, GridOutput>> grid = Optional.empty();

  /**
   * @param settings what the graph is built for
   * @param data the images that grids show
   */
  OutputDeclarations(GraphSettings settings, DeviceData data) {
    this.settings = settings;
    this.data = data;
  }

  void sampler(SamplerDeclaration declared) {
    sampler = Optional.of(declared);
  }

  void grid(int columns, Grid declared) {
    grid = Optional.of(weights -> drawn(weights, columns, declared));
  }

  void function(String name, ImageFunction function) {
    functions.put(name, function);
  }

  void translation(Domain from, TranslationOutput.Sides sides, ImageFunction function) {
    translations.put(from, sides);
    function(from.direction(), function);
  }

  /** Builds all of it with these weights. */
  Outputs build(Weights weights) {
    ImageShape images = settings.images();
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
        declared ->
            weights ->
                drawn(weights, GridOutput.SIDE, GridOutput.of(declared, settings.classes())));
  }

  private GridOutput drawn(Weights weights, int columns, Grid declared) {
    return GridOutput.of(new FixedInputs(settings.seed(), data, weights), columns, declared);
  }
}
