/** The folder of one training run: the only thing that training, evaluation and report share. */
package org.gan4j.core.run;
