package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.gan4j.experiments.bench.BenchRequest;
import org.gan4j.experiments.checking.CheckedExperiment;
import org.gan4j.experiments.comparing.CompareRequest;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.measuring.ExplainRequest;
import org.gan4j.experiments.measuring.FeaturesRequest;
import org.gan4j.experiments.measuring.MetricsRequest;
import org.gan4j.experiments.replay.ReplayRequest;
import org.gan4j.experiments.replay.Replayed;
import org.gan4j.experiments.sampling.SampleRequest;
import org.gan4j.experiments.training.ProcessRequest;
import org.gan4j.experiments.training.Trained;

/**
 * What the verbs of the command ask for: the modules, wired. Every method throws {@link
 * org.gan4j.core.InputException} where what the user gave is wrong, and then leaves nothing
 * half-written.
 */
public interface Workbench {

  /**
   * Trains from the beginning in a new run folder.
   *
   * @param name what the folder is called after its number
   * @param runs the folder of runs
   */
  Trained train(Experiment experiment, String name, Path runs);

  /**
   * Goes on from the last good checkpoint.
   *
   * @param experiment the run's own, or another
   * @param acceptChanges whether the experiment and its images may be others than the checkpoint's;
   *     the change is then recorded
   */
  Trained resume(RunDirectory run, Experiment experiment, boolean acceptChanges);

  /**
   * Trains as one of several processes, until the training has ended.
   *
   * @param made told of the run's folder as soon as there is one
   * @throws org.gan4j.train.internal.process.ProcessLost if another process is lost
   */
  Trained member(Experiment experiment, ProcessRequest request, Consumer<RunDirectory> made);

  /**
   * The same verbs for a person who trusts the network: only these train in several processes.
   *
   * @param trusted whether the person has said so
   */
  Workbench onNetwork(boolean trusted);

  /**
   * Measures samples of a checkpoint of the run and writes {@code eval/*.json}.
   *
   * @param best whether it is the best that was kept during training, or the last
   * @return one line a metric, with its protocol
   */
  List<String> evaluate(RunDirectory run, Experiment experiment, boolean best);

  /** Does a run again in a new run folder, and says whether it is the same. */
  Replayed replay(ReplayRequest request);

  /** Writes one page over some runs. */
  void report(List<RunDirectory> runs, Path out);

  /**
   * Compares configurations over their seeds, and writes the files that are asked for.
   *
   * @return tables and verdicts, line by line
   */
  List<String> compare(CompareRequest request);

  /**
   * Replays the alarms over the metrics that a run has logged.
   *
   * @param experiment the run's own, or one with other thresholds
   * @return one line an alarm, or one that says there is none
   */
  List<String> alarms(RunDirectory run, Experiment experiment);

  /**
   * Writes images as PNG files.
   *
   * @param request which
   * @param out the folder, made if missing
   */
  void sample(RunDirectory run, Experiment experiment, SampleRequest request, Path out);

  /**
   * Translates the PNG and JPEG files of a folder.
   *
   * @param from the domain of the images
   * @param in the folder of images
   * @param out the folder of the results, of the same names, made if missing
   * @return how many files were written
   */
  int translate(RunDirectory run, Experiment experiment, Domain from, Path in, Path out);

  /**
   * Builds the graph and trains nothing.
   *
   * @return parameter counts a network and the plan
   */
  CheckedExperiment check(Experiment experiment);

  /**
   * Measures the steps of some configs, and writes the file that is asked for.
   *
   * @return tables, line by line
   */
  List<String> bench(BenchRequest request);

  /**
   * Holds the variant to what every variant must do, on a few synthetic images.
   *
   * @param lines told of each check as it ends
   * @return whether all passed
   */
  boolean conform(Experiment experiment, Consumer<String> lines);

  /**
   * Trains a classifier and exports it as a feature network.
   *
   * @param name of the network and of the run
   * @param runs the folder of runs
   * @param out the folder of {@code NAME.pb} and {@code NAME.json}, made if missing
   * @return its accuracy and place, line by line; nothing if the training was stopped
   */
  List<String> trainClassifier(Experiment experiment, String name, Path runs, Path out);

  /**
   * Measures one set of images against another.
   *
   * @return one line a number, with its protocol, and more about it below
   */
  List<String> metrics(MetricsRequest request);

  /**
   * Recomputes one Fréchet distance under the conventions of other code.
   *
   * @return a table, line by line
   */
  List<String> explain(ExplainRequest request);

  /**
   * Writes the features of a set of images to a file.
   *
   * @return what was written, in one line
   */
  String features(FeaturesRequest request);
}
