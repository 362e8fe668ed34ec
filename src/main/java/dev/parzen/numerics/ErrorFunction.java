package dev.parzen.numerics;

/**
 * The complementary error function, plain and scaled, to about 16 digits.
 *
 * <pre>
 * erf x = 2/√π ∫₀ˣ exp(−t²) dt      erfc x = 1 − erf x      erfcx x = exp(x²) erfc x
 * </pre>
 *
 * Rational approximations on |x| ≤ 15/32, 15/32 … 4 and beyond: W. J. Cody, Rational Chebyshev approximations for the
 * error function, Math. Comp. 23 (1969), 631–637.
 */
public final class ErrorFunction {
    private static final double SMALL = 0.46875;
    private static final double LARGE = 4;

    /** From here on exp(−x²) is 0 in floating point, and its two parts would be 0 and infinite. */
    private static final double VANISHING = 30;

    private static final double INVERSE_SQRT_PI = 0.56418958354775628695;

    private static final double[] A = {
        1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3
    };
    private static final double[] B = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] C = {
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] D = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] Q = {
        1,
        2.56852019228982242,
        1.87295284992346725,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private ErrorFunction() {}

    /** 1 − erf x. */
    public static double erfc(double x) {
        double y = Math.abs(x);
        if (y <= SMALL) {
            return 1 - nearZero(x);
        }
        double upper = expOfMinusSquare(y) * scaledTail(y);
        return x < 0 ? 2 - upper : upper;
    }

    /** exp(x²) erfc x, which neither underflows nor loses digits for large x. */
    public static double erfcx(double x) {
        if (Math.abs(x) <= SMALL) {
            return Math.exp(x * x) * (1 - nearZero(x));
        }
        return x < 0 ? 2 / expOfMinusSquare(x) - scaledTail(-x) : scaledTail(x);
    }

    private static double nearZero(double x) {
        double square = x * x;
        return x * polynomial(A, square) / polynomial(B, square);
    }

    private static double scaledTail(double y) {
        if (y <= LARGE) {
            return polynomial(C, y) / polynomial(D, y);
        }
        double inverse = 1 / (y * y);
        double correction = inverse * polynomial(P, inverse) / polynomial(Q, inverse);
        return (INVERSE_SQRT_PI - correction) / y;
    }

    /** exp(−y²) where the square is split into an exact and a small part, as rounding it would cost digits. */
    private static double expOfMinusSquare(double y) {
        if (Math.abs(y) > VANISHING) {
            return 0;
        }
        double head = Math.rint(y * 16) / 16;
        return Math.exp(-head * head) * Math.exp((head - y) * (head + y));
    }

    /** By Horner's rule, the highest power first. */
    static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
