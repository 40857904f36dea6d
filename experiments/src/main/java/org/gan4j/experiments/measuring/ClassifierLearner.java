package org.gan4j.experiments.measuring;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.metric.input.ClassifierRecipe;
import org.gan4j.eval.metric.input.ClassifierTrainer;
import org.gan4j.eval.metric.input.Lesson;
import org.gan4j.models.ImageClassifier;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.LearningRateSchedule;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;

/**
 * Trains an {@link ImageClassifier} in memory, by the trainer of all variants.
 *
 * @param threads threads of one operation, at least 1; another number changes the last bits
 * @param progress told after every step
 */
record ClassifierLearner(int threads, MeasuringProgress progress) implements ClassifierTrainer {

  private static final int BLOCK = 500;
  private static final double LAST_RATE = 0.01;

  @Override
  public int[] answers(Lesson lesson, Images questions) {
    ClassifierRecipe recipe = lesson.recipe();
    var dataset =
        Dataset.of("classifier", lesson.images(), Optional.of(lesson.labels()), lesson.classes());
    var settings = GraphSettings.of(dataset, recipe.batchSize(), lesson.seed());
    try (var graph = TrainingGraph.build(new ImageClassifier(config(recipe)), settings);
        var session = new TrainingSession(graph, new SessionSettings(threads))) {
      session.initialize();
      session.load(dataset);
      new Trainer(session, plan(recipe), BatchOrder.ofDomains(settings), List.of(listener(recipe)))
          .train(0, () -> false);
      return answers(session, questions);
    }
  }

  private static ImageClassifier.Config config(ClassifierRecipe recipe) {
    var adam = new Adam(recipe.learningRate(), 0.9, 0.999, 1e-7);
    return new ImageClassifier.Config(
        recipe.baseWidth(), recipe.featureSize(), recipe.dropout(), adam);
  }

  private static TrainingPlan plan(ClassifierRecipe recipe) {
    var schedule = new LearningRateSchedule.Cosine(LAST_RATE);
    int steps = recipe.steps();
    return new TrainingPlan(steps, schedule, steps, steps, steps);
  }

  private TrainingListener listener(ClassifierRecipe recipe) {
    return new TrainingListener() {
      @Override
      public void stepped(long step) {
        progress.report("classifier", (int) step, recipe.steps());
      }
    };
  }

  private static int[] answers(TrainingSession session, Images questions) {
    int[] answers = new int[questions.count()];
    for (int from = 0; from < answers.length; from += BLOCK) {
      int count = Math.min(BLOCK, answers.length - from);
      float[] logits = session.outputs().apply("logits", questions.slice(from, count));
      Features block = new Features(count, new float[0], logits);
      for (int i = 0; i < count; i++) {
        answers[from + i] = block.answer(i);
      }
    }
    return answers;
  }
}
