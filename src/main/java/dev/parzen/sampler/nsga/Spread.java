package dev.parzen.sampler.nsga;

/**
 * Children of two numbers, each a function of one uniform number.
 *
 * <pre>
 * x, y   the parents' coordinates, from 0 to 1      u   uniform from 0 to 1
 * β      spread factor: the children's distance over the parents'
 * η      distribution index
 * </pre>
 */
final class Spread {
    /** α of BLX-α (Eshelman and Schaffer 1993). */
    private static final double ALPHA = 0.5;

    private static final double LEAST_DISTANCE = 1e-10;

    private Spread() {}

    /**
     * The child on x's side by simulated binary crossover (Deb and Agrawal 1995):
     * β = (2u)^(1/(η+1)), or (2 − 2u)^(−1/(η+1)) for u above ½; with the tail beyond the bound cut off, by which u's part below
     * ½ grows.
     */
    static double bounded(double x, double y, double eta, double u) {
        double distance = Math.max(LEAST_DISTANCE, Math.abs(x - y));
        double room = x <= y ? x : 1 - x;
        double farthest = 1 + 2 * Math.max(0, room) / distance;
        double mass = 2 - Math.pow(farthest, -(eta + 1));
        double power = u * mass <= 1 ? u * mass : 1 / (2 - u * mass);
        double beta = Math.pow(power, 1 / (eta + 1));
        double middle = (x + y) / 2;
        return x <= y ? middle - beta * distance / 2 : middle + beta * distance / 2;
    }

    /** vSBX (Ballester and Carter 2003): around x on both sides, at (β − 1) / 2 of the distance, β = v^(−1/(η+1)), v uniform. */
    static double around(double x, double y, double eta, double u) {
        boolean isAway = u < 0.5;
        double v = 1 - (isAway ? 2 * u : 2 * u - 1);
        double beta = Math.pow(v, -1 / (eta + 1));
        double far = (beta - 1) / 2 * (x - y);
        return isAway ? x + far : x - far;
    }

    /** BLX-α: even over the parents' interval, longer by α of its length on either side. */
    static double blended(double x, double y, double u) {
        double low = Math.min(x, y);
        double length = Math.abs(x - y);
        return low - ALPHA * length + u * (1 + 2 * ALPHA) * length;
    }

    /**
     * Polynomial mutation (Deb and Goyal 1996), with its tails cut off at 0 and 1: small steps mostly, and steps by which every
     * place can be reached.
     */
    static double mutated(double x, double eta, double u) {
        boolean isDown = u < 0.5;
        double room = Math.pow(isDown ? 1 - x : x, eta + 1);
        double v = isDown ? 2 * u : 2 * (1 - u);
        double step = 1 - Math.pow(v + (1 - v) * room, 1 / (eta + 1));
        return Math.min(1, Math.max(0, isDown ? x - step : x + step));
    }
}
