package org.coveragerules.internal.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.coveragerules.RulesException;

/** Ed25519 keys in files, as {@code openssl genpkey -algorithm ed25519} writes them too: PEM of PKCS 8 and of X.509. */
public final class SigningKeys {

    private static final String ED25519 = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LARGEST = 10_000;

    private SigningKeys() {
    }

    /**
     * Makes a new pair: the private half in a file that its owner alone may read, the public one beside it in a file that
     * ends in {@code .pub}.
     *
     * @throws RulesException where one of the files is there already or can't be written
     */
    public static PublicKey make(Path file) {
        try {
            var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            boolean isPosix = file.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix");
            if (isPosix) {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, pem(PRIVATE, pair.getPrivate().getEncoded()));
            Files.writeString(half(file), pem(PUBLIC, pair.getPublic().getEncoded()), StandardOpenOption.CREATE_NEW);
            return pair.getPublic();
        } catch (IOException e) {
            throw new RulesException(file.toString(), "can't be written (" + e.getClass().getSimpleName()
                    + "); name a file that is not there, in a folder that is");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** The file of the public half, beside that of the private one. */
    public static Path half(Path file) {
        return Path.of(file + ".pub");
    }

    private static String pem(String title, byte[] bytes) {
        return "-----BEGIN " + title + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + title + "-----\n";
    }

    /** @throws RulesException where the file holds no such key */
    public static PublicKey publicKey(Path file) {
        try {
            return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(bytes(file, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw noKey(file, PUBLIC);
        }
    }

    /** @throws RulesException where one of the files holds no such key */
    public static List<PublicKey> publicKeys(Collection<Path> files) {
        return files.stream().map(SigningKeys::publicKey).toList();
    }

    /** @throws RulesException where the file holds no such key */
    public static PrivateKey privateKey(Path file) {
        try {
            return KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(bytes(file, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw noKey(file, PRIVATE);
        }
    }

    /**
     * The public half of a private key: where it lies beside it, held against it.
     *
     * @throws RulesException where the two do not belong together
     */
    public static PublicKey halfOf(Path file, PrivateKey key) {
        var half = publicKey(half(file));
        var probe = new byte[32];
        new SecureRandom().nextBytes(probe);
        if (isSigned(probe, sign(probe, key), half)) {
            return half;
        }
        throw new RulesException(half(file).toString(), "is not the public half of `" + file.getFileName()
                + "`; put the"
                + " right one there, as `openssl pkey -pubout` writes it");
    }

    static byte[] sign(byte[] bytes, PrivateKey key) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** Whether a signature of some bytes was made by the private half of a key. */
    static boolean isSigned(byte[] bytes, byte[] signature, PublicKey key) {
        try {
            var verified = Signature.getInstance(ED25519);
            verified.initVerify(key);
            verified.update(bytes);
            return verified.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] bytes(Path file, String title) {
        try {
            if (Files.size(file) > LARGEST) {
                throw noKey(file, title);
            }
            var found = Pattern.compile("-----BEGIN " + title + "-----([A-Za-z0-9+/=\\s]+)-----END " + title + "-----")
                    .matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            if (!found.find()) {
                throw noKey(file, title);
            }
            return Base64.getMimeDecoder().decode(found.group(1));
        } catch (IOException e) {
            throw new RulesException(file.toString(), "can't be read (" + e.getClass().getSimpleName()
                    + "); name the file of an Ed25519 " + title.toLowerCase(Locale.ROOT));
        }
    }

    private static RulesException noKey(Path file, String title) {
        return new RulesException(file.toString(), "holds no Ed25519 " + title.toLowerCase(Locale.ROOT)
                + " as PEM; make a pair by `rules key`, or by `openssl genpkey -algorithm ed25519`");
    }
}
