#include "hall/certificate.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

struct FreeSsl {
  void operator()(X509* it) const { X509_free(it); }
  void operator()(EVP_PKEY* it) const { EVP_PKEY_free(it); }
  void operator()(BIO* it) const { BIO_free(it); }
  void operator()(X509_EXTENSION* it) const { X509_EXTENSION_free(it); }
};
using X509Ptr = std::unique_ptr<X509, FreeSsl>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeSsl>;
using BioPtr = std::unique_ptr<BIO, FreeSsl>;

constexpr base::WallTime kYear_ms = 365ll * 24 * 3600 * 1000;
constexpr base::WallTime kThisProgram = 1'795'000'000'000;  // its own year: 2026

Error no_certificate() {
  return {ErrorCode::unavailable,
          sentence("The hall's certificate could not be made. Start the program anew."), ""};
}

Error unusable() {
  return {ErrorCode::format, sentence("This is no certificate of a hall."), ""};
}

BioPtr reading(std::string_view text) {
  return BioPtr(BIO_new_mem_buf(text.data(), int(text.size())));
}

template <class Write>
std::string written(Write&& write) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  if (!bio || write(bio.get()) != 1) return {};
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, std::size_t(size)};
}

std::string der_of(X509* made) {
  unsigned char* data = nullptr;
  const int size = i2d_X509(made, &data);
  if (size <= 0) return {};
  const std::string out(reinterpret_cast<char*>(data), std::size_t(size));
  OPENSSL_free(data);
  return out;
}

bool add_extension(X509* made, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, made, made, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, FreeSsl> extension(
      X509V3_EXT_conf_nid(nullptr, &context, kind, value));
  return extension && X509_add_ext(made, extension.get(), -1) == 1;
}

bool set_serial(X509* made) {
  std::uint64_t serial = 0;
  if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1) return false;
  return ASN1_INTEGER_set_uint64(X509_get_serialNumber(made), serial >> 1 | 1) == 1;
}

/// Signed by its own key: the root and the leaf at once.
X509Ptr signed_by(EVP_PKEY* key, base::WallTime ends) {
  X509Ptr made(X509_new());
  if (!made || X509_set_version(made.get(), X509_VERSION_3) != 1 || !set_serial(made.get()))
    return {};
  X509_NAME* name = X509_get_subject_name(made.get());
  const auto* host = reinterpret_cast<const unsigned char*>(kHallHostname);
  const std::string names = std::string("DNS:") + kHallHostname;
  const bool done =
      ASN1_TIME_set(X509_getm_notBefore(made.get()), 0) &&
      ASN1_TIME_set(X509_getm_notAfter(made.get()), std::time_t(ends / 1000)) &&
      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0) == 1 &&
      X509_set_issuer_name(made.get(), name) == 1 && X509_set_pubkey(made.get(), key) == 1 &&
      add_extension(made.get(), NID_basic_constraints, "critical,CA:TRUE") &&
      add_extension(made.get(), NID_subject_alt_name, names.c_str()) &&
      X509_sign(made.get(), key, EVP_sha256()) > 0;
  return done ? std::move(made) : X509Ptr();
}

bool for_hall(X509* certificate) {
  return X509_check_host(certificate, kHallHostname, 0, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT,
                         nullptr) == 1;
}

base::WallTime ends_at(const X509* certificate) {
  std::tm t{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &t) != 1) return 0;
  return base::WallTime(::timegm(&t)) * 1000;
}

std::string pem_of(X509* certificate) {
  return written([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

}  // namespace

Result<Certificate> make_certificate(base::WallTime now) {
  const KeyPtr key(EVP_EC_gen("P-256"));
  if (!key) return no_certificate();
  const X509Ptr made = signed_by(key.get(), std::max(now, kThisProgram) + 10 * kYear_ms);
  if (!made) return no_certificate();
  Certificate out{pem_of(made.get()), written([&](BIO* bio) {
                    return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr,
                                                    nullptr);
                  }),
                  der_of(made.get()), ends_at(made.get())};
  if (out.pem.empty() || out.key_pem.empty() || out.der.empty()) return no_certificate();
  return out;
}

Result<Certificate> read_certificate(std::string_view pem, std::string_view key_pem) {
  const X509Ptr certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
  // No password is asked for at a terminal.
  char none[] = "";
  const KeyPtr key(PEM_read_bio_PrivateKey(reading(key_pem).get(), nullptr, nullptr, none));
  if (!certificate || !key || X509_check_private_key(certificate.get(), key.get()) != 1 ||
      !for_hall(certificate.get()))
    return unusable();
  return Certificate{std::string(pem), std::string(key_pem), der_of(certificate.get()),
                     ends_at(certificate.get())};
}

Result<std::string> pem_of_der(std::string_view der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const auto* end = at + der.size();
  const X509Ptr certificate(d2i_X509(nullptr, &at, long(der.size())));
  if (!certificate || at != end || !for_hall(certificate.get())) return unusable();
  const std::string pem = pem_of(certificate.get());
  if (pem.empty()) return unusable();
  return pem;
}

Result<Certificate> kept_certificate(PrivateFiles& files, const base::Path& folder,
                                     base::WallTime now) {
  const base::Path pem_file = folder / "hall.pem", key_file = folder / "hall.key";
  const auto pem = files.read(pem_file), key = files.read(key_file);
  if (pem && key)
    if (auto kept = read_certificate(*pem, *key); kept && kept->ends > now + kYear_ms) return kept;
  auto made = make_certificate(now);
  if (!made) return made;
  // A crash between the two leaves what is no pair, and another is made.
  if (auto written = files.write(key_file, made->key_pem); !written) return written.error();
  if (auto written = files.write(pem_file, made->pem); !written) return written.error();
  return made;
}

}  // namespace hall
