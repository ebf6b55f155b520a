//! Exact decimals: a raw value and the power of ten it counts in.

/// Powers beyond this are written as such; a line full of zeros helps nobody.
const MOST_ZEROS: u32 = 20;

/// `raw` times ten to the power of `scaler`, without rounding: 2330 and -1 give `233.0`.
pub(crate) fn scaled(raw: i128, scaler: i8) -> String {
    let places = u32::from(scaler.unsigned_abs());
    if scaler == 0 || raw == 0 && scaler > 0 {
        return raw.to_string();
    }
    if places > MOST_ZEROS {
        return format!("{raw} × 10^{scaler}");
    }
    if scaler > 0 {
        let zeros = usize::try_from(places).unwrap_or(0);
        return format!("{raw}{:0<zeros$}", "");
    }
    let power = 10u128.pow(places);
    let (whole, fraction) = (raw.unsigned_abs() / power, raw.unsigned_abs() % power);
    let sign = if raw < 0 { "-" } else { "" };
    let places = usize::try_from(places).unwrap_or(0);
    format!("{sign}{whole}.{fraction:0>places$}")
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn exact() {
        assert_eq!(scaled(2330, -1), "233.0");
        assert_eq!(scaled(-5, -3), "-0.005");
        assert_eq!(scaled(0, -2), "0.00");
        assert_eq!(scaled(0, 3), "0");
        assert_eq!(scaled(10_955_225, 1), "109552250");
        assert_eq!(scaled(-7, 0), "-7");
        assert_eq!(scaled(1, -128), "1 × 10^-128");
        assert_eq!(scaled(1, 127), "1 × 10^127");
        assert_eq!(scaled(i128::from(u64::MAX), -20), "0.18446744073709551615");
        assert_eq!(scaled(i128::from(i64::MIN), 20), "-922337203685477580800000000000000000000");
    }
}
