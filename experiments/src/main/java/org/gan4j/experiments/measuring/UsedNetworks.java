package org.gan4j.experiments.measuring;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.eval.network.InceptionArchive;
import org.gan4j.eval.network.InceptionV3;
import org.gan4j.eval.network.NetworkInfo;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.ProtocolFiles;
import org.gan4j.train.run.Provenance;

/** Records the feature networks that measure a run, by their hashes. */
public final class UsedNetworks {

  private UsedNetworks() {}

  /**
   * Returns the networks that a config names, without opening them. A missing network is left out;
   * the error comes where it is needed.
   */
  public static List<Provenance.Hashed> of(Experiment experiment) {
    Set<String> names = new LinkedHashSet<>();
    experiment.evaluation().ifPresent(config -> collect(config, names));
    return names.stream().map(UsedNetworks::hashed).flatMap(Optional::stream).distinct().toList();
  }

  private static void collect(EvaluationConfig config, Set<String> names) {
    names.add(config.featureNetwork());
    List<String> protocols = new ArrayList<>(config.protocols().orElse(List.of()));
    config.every().ifPresent(every -> protocols.add(every.protocol()));
    protocols.stream()
        .map(ProtocolFiles::of)
        .map(Protocol::features)
        .flatMap(Optional::stream)
        .map(FeatureSpace::network)
        .forEach(names::add);
  }

  private static Optional<Provenance.Hashed> hashed(String nameOrFile) {
    try {
      if (nameOrFile.equals(InceptionV3.NAME)) {
        return inception();
      }
      NetworkInfo network = FeatureNetworks.shipped().describe(nameOrFile);
      return Optional.of(new Provenance.Hashed(network.name(), network.sha256()));
    } catch (InputException | IOException missing) {
      return Optional.empty();
    }
  }

  private static Optional<Provenance.Hashed> inception() throws IOException {
    var file = InceptionArchive.locate(DataPlaces.ofEnvironment());
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String hash = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    return Optional.of(new Provenance.Hashed(InceptionV3.NAME, hash));
  }

  /** Adds the networks that measured a run to its provenance, if it has one. */
  static void record(RunDirectory run, List<Evaluation> evaluations) {
    List<Provenance.Hashed> used =
        evaluations.stream()
            .map(Evaluation::protocol)
            .filter(protocol -> protocol.featureNetworkSha256() != null)
            .map(one -> new Provenance.Hashed(one.featureNetwork(), one.featureNetworkSha256()))
            .distinct()
            .toList();
    if (Files.exists(run.provenance())) {
      Provenance before = Provenance.read(run.provenance());
      Provenance after = before.judgedBy(used);
      if (!after.equals(before)) {
        after.write(run.provenance());
      }
    }
  }
}
