//! Certificates: X.509 version 3 in DER, and the rules that DLMS adds.
//!
//! The rules are those of the Green Book (clause on certificate and certificate extension profiles), as far as they are public: signatures
//! with ecdsa-with-SHA256 or ecdsa-with-SHA384, keys on P-256 or P-384, the system title as common name in 16 hexadecimal digits, a critical
//! key usage, and no key on P-384 below an issuer on P-256.

use alloc::vec::Vec;

use x509_cert::Certificate as X509;
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier, UintRef};
use x509_cert::der::{Decode, Reader, SliceReader, Tag, Tagged};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

use super::backend::{Curve, Verify};
use super::error::SecurityError;
use super::key::SystemTitle;

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const ECDSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_WITH_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
/// Extensions that say nothing about what is checked here: subject and authority key identifier, subject and issuer alternative name,
/// certificate policies, extended key usage.
const KNOWN: [ObjectIdentifier; 6] = [
    ObjectIdentifier::new_unwrap("2.5.29.14"),
    ObjectIdentifier::new_unwrap("2.5.29.35"),
    ObjectIdentifier::new_unwrap("2.5.29.17"),
    ObjectIdentifier::new_unwrap("2.5.29.18"),
    ObjectIdentifier::new_unwrap("2.5.29.32"),
    ObjectIdentifier::new_unwrap("2.5.29.37"),
];

/// What the key of a certificate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CertificateUse {
    /// Digital signatures of a system.
    DigitalSignature,
    /// Key agreement of a system.
    KeyAgreement,
    /// Signing certificates: a certification authority.
    CertificationAuthority,
}

/// What is wrong with a certificate.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateError {
    /// It is not DER of an X.509 certificate.
    Form,
    /// It is not of version 3.
    Version,
    /// It is signed with another algorithm than ECDSA with SHA-256 or SHA-384, or names two.
    Algorithm,
    /// Its public key is not an uncompressed point on P-256 or P-384.
    PublicKey,
    /// Its subject is not the system: the common name is not the system title in 16 hexadecimal digits.
    Subject,
    /// Its key is for something else, or it does not say critically what for.
    KeyUsage,
    /// It is not that of a certification authority, or it is where it must not be.
    BasicConstraints,
    /// It has a critical extension that is not known.
    CriticalExtension,
    /// It is not valid yet, or no longer.
    Validity,
    /// Its key is stronger than that of the issuer: P-384 below P-256.
    Issuer,
    /// The signature is not that of the issuer.
    Signature,
}

impl core::fmt::Display for CertificateError {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(match self {
            Self::Form => "not an X.509 certificate in DER",
            Self::Version => "not a certificate of version 3",
            Self::Algorithm => "not signed with ECDSA and SHA-256 or SHA-384",
            Self::PublicKey => "public key is not an uncompressed point on P-256 or P-384",
            Self::Subject => "common name is not the system title",
            Self::KeyUsage => "key usage is not the one needed, missing or not critical",
            Self::BasicConstraints => "basic constraints do not fit the use",
            Self::CriticalExtension => "critical extension that is not known",
            Self::Validity => "not valid at this time",
            Self::Issuer => "key is stronger than that of the issuer",
            Self::Signature => "signature is not that of the issuer",
        })
    }
}

impl core::error::Error for CertificateError {}

/// A certificate. Nothing of it is checked but its form and its algorithms.
#[derive(Debug, Clone)]
pub struct Certificate {
    inner: X509,
    /// The part that is signed, as it came.
    signed: Vec<u8>,
    curve: Curve,
    issuer_curve: Curve,
    /// x, then y.
    pair: Vec<u8>,
}

impl Certificate {
    /// Takes a certificate apart.
    ///
    /// # Errors
    /// [`CertificateError::Form`], [`CertificateError::Version`], [`CertificateError::Algorithm`], [`CertificateError::PublicKey`].
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        let inner = X509::from_der(der).map_err(|_| CertificateError::Form)?;
        let whole = AnyRef::from_der(der).map_err(|_| CertificateError::Form)?;
        let mut reader = SliceReader::new(whole.value()).map_err(|_| CertificateError::Form)?;
        let signed = reader.tlv_bytes().map_err(|_| CertificateError::Form)?.to_vec();
        let fields = inner.tbs_certificate();
        if fields.version() != x509_cert::Version::V3 {
            return Err(CertificateError::Version);
        }
        let algorithm = inner.signature_algorithm();
        let issuer_curve = match algorithm.oid {
            ECDSA_WITH_SHA256 => Curve::P256,
            ECDSA_WITH_SHA384 => Curve::P384,
            _ => return Err(CertificateError::Algorithm),
        };
        if fields.signature() != algorithm || algorithm.parameters.is_some() {
            return Err(CertificateError::Algorithm);
        }
        let info = fields.subject_public_key_info();
        let named = info.algorithm.parameters.as_ref().and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
        let curve = match named {
            Some(P256) if info.algorithm.oid == EC_PUBLIC_KEY => Curve::P256,
            Some(P384) if info.algorithm.oid == EC_PUBLIC_KEY => Curve::P384,
            _ => return Err(CertificateError::PublicKey),
        };
        let pair = match info.subject_public_key.as_bytes() {
            Some([4, pair @ ..]) if pair.len() == curve.pair_len() => pair.to_vec(),
            _ => return Err(CertificateError::PublicKey),
        };
        Ok(Self { inner, signed, curve, issuer_curve, pair })
    }

    /// The curve of the public key.
    #[must_use]
    pub const fn curve(&self) -> Curve {
        self.curve
    }

    /// The public key in the form of the wire: x, then y.
    #[must_use]
    pub fn public_key(&self) -> &[u8] {
        &self.pair
    }

    /// The system title that the common name of the subject spells.
    ///
    /// # Errors
    /// [`CertificateError::Subject`] where it is not 16 hexadecimal digits.
    pub fn system_title(&self) -> Result<SystemTitle, CertificateError> {
        let name = self.inner.tbs_certificate().subject().common_name().ok().flatten().ok_or(CertificateError::Subject)?;
        let name = name.value();
        let digits: &[u8; 16] = name.as_bytes().try_into().map_err(|_| CertificateError::Subject)?;
        let mut title = [0; 8];
        for (octet, pair) in title.iter_mut().zip(digits.chunks_exact(2)) {
            // `from_str_radix` takes a sign too
            let text = pair.iter().all(u8::is_ascii_hexdigit).then(|| core::str::from_utf8(pair).ok()).flatten();
            *octet = text.and_then(|text| u8::from_str_radix(text, 16).ok()).ok_or(CertificateError::Subject)?;
        }
        Ok(SystemTitle(title))
    }

    /// Checks what does not need the issuer: use, extensions, and validity at `now`, in seconds since 1970.
    ///
    /// For a system compare [`system_title`](Self::system_title) too.
    ///
    /// # Errors
    /// [`CertificateError::KeyUsage`], [`CertificateError::BasicConstraints`], [`CertificateError::CriticalExtension`],
    /// [`CertificateError::Validity`].
    pub fn check(&self, purpose: CertificateUse, now: u64) -> Result<(), CertificateError> {
        let fields = self.inner.tbs_certificate();
        let validity = fields.validity();
        let seconds = |time: &x509_cert::time::Time| time.to_unix_duration().as_secs();
        if now < seconds(&validity.not_before) || now > seconds(&validity.not_after) {
            return Err(CertificateError::Validity);
        }
        let handled = |id: &ObjectIdentifier| [KEY_USAGE, BASIC_CONSTRAINTS].contains(id) || KNOWN.contains(id);
        if fields.extensions().is_some_and(|all| all.iter().any(|extension| extension.critical && !handled(&extension.extn_id))) {
            return Err(CertificateError::CriticalExtension);
        }
        let usage = fields.get_extension::<KeyUsage>().map_err(|_| CertificateError::KeyUsage)?;
        let Some((true, usage)) = usage else { return Err(CertificateError::KeyUsage) };
        let (signature, agreement, certificates) = (usage.digital_signature(), usage.key_agreement(), usage.key_cert_sign());
        let fits = match purpose {
            CertificateUse::DigitalSignature => signature && !agreement && !certificates,
            CertificateUse::KeyAgreement => agreement && !signature && !certificates,
            CertificateUse::CertificationAuthority => certificates,
        };
        if !fits {
            return Err(CertificateError::KeyUsage);
        }
        let constraints = fields.get_extension::<BasicConstraints>().map_err(|_| CertificateError::BasicConstraints)?;
        let authority = constraints.is_some_and(|(_, constraints)| constraints.ca);
        if authority == (purpose == CertificateUse::CertificationAuthority) { Ok(()) } else { Err(CertificateError::BasicConstraints) }
    }

    /// Checks the signature with the key of the issuer.
    ///
    /// # Errors
    /// [`CertificateError::Algorithm`] where the issuer's key is of another curve than the signature; [`CertificateError::Issuer`];
    /// [`CertificateError::Signature`].
    pub fn verify(&self, issuer: &(impl Verify + ?Sized)) -> Result<(), CertificateError> {
        if issuer.curve() != self.issuer_curve {
            return Err(CertificateError::Algorithm);
        }
        if self.curve == Curve::P384 && self.issuer_curve == Curve::P256 {
            return Err(CertificateError::Issuer);
        }
        let der = self.inner.signature().as_bytes().ok_or(CertificateError::Signature)?;
        let signature = plain(der, self.issuer_curve).ok_or(CertificateError::Signature)?;
        let verified = issuer.verify(&[&self.signed], signature.get(..self.issuer_curve.pair_len()).unwrap_or_default());
        verified.map_err(|_: SecurityError| CertificateError::Signature)
    }
}

/// The signature of a certificate, a SEQUENCE of r and s, as r then s of fixed length.
fn plain(der: &[u8], curve: Curve) -> Option<[u8; 96]> {
    let whole = AnyRef::from_der(der).ok().filter(|any| any.tag() == Tag::Sequence)?;
    let mut reader = SliceReader::new(whole.value()).ok()?;
    let mut signature = [0; 96];
    let len = curve.field_len();
    for number in 0..2 {
        let value = UintRef::decode(&mut reader).ok()?;
        let place = signature.get_mut(number * len..(number + 1) * len)?;
        let start = len.checked_sub(value.as_bytes().len())?;
        place.get_mut(start..)?.copy_from_slice(value.as_bytes());
    }
    reader.is_finished().then_some(signature)
}
