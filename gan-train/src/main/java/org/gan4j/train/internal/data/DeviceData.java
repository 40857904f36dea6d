package org.gan4j.train.internal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Counterpart;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.LabelledSubset;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The data set on the device, in variables that are not part of checkpoints, and the indices that
 * are fed to each run.
 */
public final class DeviceData {

  private final Ops tf;
  private final ImageShape images;
  private final DomainData first;
  private final Optional<DomainData> second;
  private final List<SubsetData> subsets = new ArrayList<>();

  /**
   * @param root root scope of the graph
   * @param images shape of each image
   * @param count number of images
   * @param countB number of images of the second domain; empty for a data set with one domain
   * @param share number of images of a batch that this device gets
   */
  public DeviceData(Ops root, ImageShape images, int count, Optional<Integer> countB, int share) {
    this.tf = root.withSubScope("data");
    this.images = images;
    first = new DomainData(tf, "data", images, count, share);
    second = countB.map(b -> new DomainData(tf, "data/b", images, b, share));
  }

  /**
   * Returns the operands to which the indices of a batch are fed, int32 {@code [batch]}, domain by
   * domain.
   */
  public List<Operand<TInt32>> indices() {
    List<Operand<TInt32>> indices = new ArrayList<>(List.of(first.indices()));
    second.ifPresent(domain -> indices.add(domain.indices()));
    return indices;
  }

  /**
   * Returns the images of a batch as gathered on the device, uint8 {@code [batch, height, width,
   * channels]}, domain by domain. Streamed images are fed to these operands.
   */
  public List<Operand<TUint8>> batches() {
    List<Operand<TUint8>> batches = new ArrayList<>(List.of(first.batch()));
    second.ifPresent(domain -> batches.add(domain.batch()));
    return batches;
  }

  /** Moves a data set to the device; if it is streamed, only its labels and subsets. */
  public void load(Session session, Dataset dataset) {
    boolean withImages = dataset.inMemory();
    first.load(session, dataset, withImages);
    second.ifPresent(
        domain ->
            domain.load(
                session, dataset.counterpart().map(Counterpart::images).orElseThrow(), withImages));
    subsets.forEach(subset -> subset.load(session, dataset));
  }

  /** Returns the images of a data set, domain by domain. */
  public static List<ImageStore> stores(Dataset dataset) {
    List<ImageStore> stores = new ArrayList<>(List.of(dataset.store()));
    dataset.counterpart().ifPresent(domainB -> stores.add(domainB.images().store()));
    return stores;
  }

  /**
   * Returns a domain.
   *
   * @throws InputException if the data set has only one
   */
  public DomainData domain(Domain domain) {
    return domain == Domain.A ? first : second.orElseThrow(DeviceData::onlyOneDomain);
  }

  /**
   * Makes a new labelled subset.
   *
   * @param perClass number of images of each class
   * @param classes number of classes of the data set
   * @param seed seed of the experiment
   */
  public LabelledSubset labelledSubset(int perClass, int classes, long seed) {
    LabelledSubset subset = new LabelledSubset("labelled_" + (subsets.size() + 1), perClass);
    subsets.add(new SubsetData(tf, subset, images, classes, seed));
    return subset;
  }

  /** Returns the images of a labelled subset. */
  public SubsetData subset(LabelledSubset subset) {
    return subsets.stream()
        .filter(data -> data.subset().equals(subset))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "labelled subset '" + subset.name() + "'",
                    "expected a subset of this graph, found one of another graph",
                    "Declare it with graph.labelledSubset(perClass)."));
  }

  public static InputException onlyOneDomain() {
    return new InputException(
        "dataset",
        "expected two domains of images (the variant uses A and B), found one",
        "Use a data set of two domains, such as mnist-tones or unpaired-folders.");
  }
}
