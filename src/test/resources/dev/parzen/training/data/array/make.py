# How the files beside this one were made (NumPy 2.4.6).
import numpy as np

types = ["?", "i1", "u1", "<i2", ">u2", ">i4", "<u4", "<i8", ">u8", "<f4", ">f8"]
arrays = {}
for t in types:
    d = np.dtype(t)
    if d.kind == "b":
        values = [[0, 1], [1, 0]]
    elif d.kind in "iu":
        values = [[1, 2], [np.iinfo(d).min, np.iinfo(d).max]]
    else:
        values = [[0.5, -2], [1e-3, 3e8]]
    arrays["t_" + d.str.lstrip("<>|=")] = np.array(values, dtype=d)
np.savez("types.npz", **arrays)
np.savez_compressed(
    "images.npz",
    x_train=np.arange(5 * 2 * 3, dtype="u1").reshape(5, 2, 3),
    y_train=np.array([0, 1, 2, 1, 0], dtype="i8"),
    x_test=np.arange(2 * 2 * 3, dtype="u1").reshape(2, 2, 3)[::-1],
    y_test=np.array([[2], [1]], dtype="u1"),
)
cube = np.arange(2 * 3 * 4, dtype=">i2").reshape(2, 3, 4)
for version in (1, 2, 3):
    with open(f"cube-v{version}.npy", "wb") as file:
        np.lib.format.write_array(file, cube, version=(version, 0))
np.save("cube-fortran.npy", np.asfortranarray(cube.astype("<f8")))
np.save("names.npy", np.array(["a", "b"]))
np.save("objects.npy", np.array([1, "a", None], dtype=object), allow_pickle=True)
np.save("scalar.npy", np.float32(3))
np.save("fields.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f4")]))
np.save("half.npy", np.array([1.5], dtype="f2"))
