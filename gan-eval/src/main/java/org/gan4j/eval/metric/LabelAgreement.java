package org.gan4j.eval.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The share of samples that belong to the class asked for, {@code label-agreement}, by the largest
 * logit of the network; the share for each class is in the details. The classes of a folder are its
 * sub-folders. Classes are matched with those of the network by name. The network makes errors too:
 * for real images this number is its accuracy.
 */
public record LabelAgreement() implements Metric {

  private static final String NETWORK = "the feature network";

  @Override
  public String key() {
    return "label-agreement";
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.FAKE ? Set.of(Need.LOGITS, Need.LABELS) : Set.of();
  }

  @Override
  public String estimator() {
    return "share of the samples whose argmax is the label asked for";
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    FeatureTable logits = input.fake().requireLogits();
    ClassNames names = input.classes();
    ClassLabels labels = input.fake().requireLabels();
    int[] asked = labels.among(names, input.fake().name(), NETWORK).of();
    LabelShare all = new LabelShare();
    Map<Integer, LabelShare> ofClass = new TreeMap<>();
    for (int image = 0; image < logits.count(); image++) {
      int answer = logits.largest(image);
      all.add(answer, asked[image]);
      ofClass.computeIfAbsent(asked[image], k -> new LabelShare()).add(answer, asked[image]);
    }
    Map<String, Double> details = new TreeMap<>();
    ofClass.forEach(
        (label, share) -> details.put(Evaluation.className(label, names), share.value()));
    List<String> warnings = labels.note(names, input.fake().name(), NETWORK).stream().toList();
    return List.of(new MetricValue(key(), all.value(), all.standardError(), details, warnings));
  }
}
