package org.gan4j.train.internal.process;

/**
 * What a follower needs to connect to its chief.
 *
 * @param rendezvous the same settings as the chief's
 * @param rank from 1
 * @param chiefHost host at which the chief listens
 * @param chiefPort port at which the chief listens
 * @param ownHost name under which the other processes reach this one
 */
public record FollowerSettings(
    RendezvousSettings rendezvous, int rank, String chiefHost, int chiefPort, String ownHost) {}
