package org.steelyard.platform.sealing;

/** There are records to seal and no usable keys to seal them with. */
class SealingKeysMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealingKeysMissing(String why) {
        super(why);
    }
}
