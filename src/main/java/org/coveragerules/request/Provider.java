package org.coveragerules.request;

/** Who asks or bills. */
public record Provider(
        @Field(says = "Two unknown providers are not the same one.")
        String id,
        @Field(says = "The provider's contract.", holder = Holder.PAYER)
        Network network) {

    public static final Provider UNKNOWN = new Provider(null, null);
}
