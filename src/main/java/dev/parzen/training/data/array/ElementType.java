package dev.parzen.training.data.array;

import java.nio.ByteBuffer;

/** What one number of an array is. */
public enum ElementType {
    BOOLEAN(1) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.get() == 0 ? 0 : 1;
        }
    },
    INT8(1) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.get();
        }
    },
    UINT8(1) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.get() & 0xff;
        }
    },
    INT16(2) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getShort();
        }
    },
    UINT16(2) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getShort() & 0xffff;
        }
    },
    INT32(4) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getInt();
        }
    },
    UINT32(4) {
        @Override
        double read(ByteBuffer bytes) {
            return Integer.toUnsignedLong(bytes.getInt());
        }
    },
    INT64(8) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getLong();
        }
    },
    UINT64(8) {
        private static final double HALF_RANGE = 0x1p63;

        @Override
        double read(ByteBuffer bytes) {
            long bits = bytes.getLong();
            return bits >= 0 ? bits : (bits & Long.MAX_VALUE) + HALF_RANGE;
        }
    },
    /** IEEE 754's binary16: a sign, five bits of the exponent e, ten of the fraction f. */
    FLOAT16(2) {
        private static final int LARGEST_EXPONENT = 31;
        private static final int ONE = 1 << 10;

        @Override
        double read(ByteBuffer bytes) {
            int bits = bytes.getShort();
            int exponent = bits >> 10 & LARGEST_EXPONENT;
            int fraction = bits & ONE - 1;
            double size = exponent == 0 ? Math.scalb((double) fraction, -24) : size(exponent, fraction);
            return bits < 0 ? -size : size;
        }

        /** (1 + f / 2¹⁰) 2^(e − 15). */
        private static double size(int exponent, int fraction) {
            if (exponent == LARGEST_EXPONENT) {
                return fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            }
            return Math.scalb((double) (ONE + fraction), exponent - 25);
        }
    },
    FLOAT32(4) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    FLOAT64(8) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getDouble();
        }
    };

    private final int size;

    ElementType(int size) {
        this.size = size;
    }

    /** How many bytes it takes. */
    int size() {
        return size;
    }

    /** The next number, in the order of the buffer. */
    abstract double read(ByteBuffer bytes);
}
