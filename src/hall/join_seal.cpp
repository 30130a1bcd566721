#include "hall/join_seal.h"

#include <openssl/evp.h>

#include <memory>

#include "hall/room_key.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

constexpr std::size_t kKey = 32, kTag = 16;

struct FreeSsl {
  void operator()(EVP_PKEY* it) const { EVP_PKEY_free(it); }
  void operator()(EVP_PKEY_CTX* it) const { EVP_PKEY_CTX_free(it); }
  void operator()(EVP_CIPHER_CTX* it) const { EVP_CIPHER_CTX_free(it); }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeSsl>;
using Half = std::array<std::uint8_t, kKey>;

Error no_seal() {
  return {ErrorCode::format, sentence("The hall's answer was not meant for this table."), ""};
}
Error no_keys() {
  return {ErrorCode::unavailable, sentence("No key could be made to ask the hall with."), ""};
}

std::string_view text_of(const Half& half) {
  return {reinterpret_cast<const char*>(half.data()), half.size()};
}

KeyPtr new_key() { return KeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519")); }

bool open_half_of(EVP_PKEY* key, Half& out) {
  std::size_t size = out.size();
  return EVP_PKEY_get_raw_public_key(key, out.data(), &size) == 1 && size == out.size();
}

/// The key that only who has one of the two secrets can work out; used once.
Result<Mac> shared_key(EVP_PKEY* ours, std::string_view theirs, std::string_view both_halves) {
  const KeyPtr other(EVP_PKEY_new_raw_public_key(
      EVP_PKEY_X25519, nullptr, reinterpret_cast<const unsigned char*>(theirs.data()),
      theirs.size()));
  const std::unique_ptr<EVP_PKEY_CTX, FreeSsl> derive(EVP_PKEY_CTX_new(ours, nullptr));
  Mac secret{};
  std::size_t size = secret.size();
  // Fails for the few halves that would give a secret everybody knows.
  if (!other || !derive || EVP_PKEY_derive_init(derive.get()) != 1 ||
      EVP_PKEY_derive_set_peer(derive.get(), other.get()) != 1 ||
      EVP_PKEY_derive(derive.get(), secret.data(), &size) != 1 || size != secret.size())
    return no_seal();
  return mac_of(secret, "kurumaza join 1" + std::string(both_halves));
}

enum class Way { seal, open };

/// AES-256-GCM with a nonce of zeros, as the key is used once; `tag` is made or compared.
bool crypt(Way way, const Mac& key, std::string_view in, std::string& out, char* tag) {
  const std::unique_ptr<EVP_CIPHER_CTX, FreeSsl> context(EVP_CIPHER_CTX_new());
  constexpr std::array<unsigned char, 12> kNonce{};
  const bool seals = way == Way::seal;
  out.assign(in.size(), '\0');
  int size = 0, rest = 0;
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  if (!context ||
      EVP_CipherInit_ex2(context.get(), EVP_aes_256_gcm(), key.data(), kNonce.data(), seals,
                         nullptr) != 1 ||
      EVP_CipherUpdate(context.get(), to, &size, reinterpret_cast<const unsigned char*>(in.data()),
                       int(in.size())) != 1)
    return false;
  if (!seals && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag) != 1)
    return false;
  if (EVP_CipherFinal_ex(context.get(), to + size, &rest) != 1) return false;
  return !seals || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTag, tag) == 1;
}

}  // namespace

Result<AnswerKey> AnswerKey::make() {
  AnswerKey out;
  const KeyPtr key = new_key();
  std::size_t size = out.secret_.size();
  Half half{};
  if (!key || EVP_PKEY_get_raw_private_key(key.get(), out.secret_.data(), &size) != 1 ||
      !open_half_of(key.get(), half))
    return no_keys();
  out.open_half_ = hex_of(text_of(half));
  return out;
}

Result<std::string> AnswerKey::open(std::string_view sealed) const {
  const auto bytes = bytes_of_hex(sealed);
  if (!bytes || bytes->size() < kKey + kTag) return no_seal();
  const KeyPtr ours(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, secret_.data(), secret_.size()));
  const std::string theirs = bytes->substr(0, kKey);
  std::string tag = bytes->substr(bytes->size() - kTag), out;
  const auto key = shared_key(ours.get(), theirs, theirs + bytes_of_hex(open_half_).value());
  const std::string_view inside(bytes->data() + kKey, bytes->size() - kKey - kTag);
  if (!key || !crypt(Way::open, *key, inside, out, tag.data())) return no_seal();
  return out;
}

bool is_open_half(std::string_view text) {
  return text.size() == 2 * kKey && bytes_of_hex(text).ok();
}

Result<std::string> seal(std::string_view text, std::string_view open_half) {
  if (!is_open_half(open_half)) return no_seal();
  const std::string theirs = bytes_of_hex(open_half).value();
  const KeyPtr ours = new_key();
  Half half{};
  if (!ours || !open_half_of(ours.get(), half)) return no_keys();
  const std::string first(text_of(half));
  std::string inside, tag(kTag, '\0');
  const auto key = shared_key(ours.get(), theirs, first + theirs);
  if (!key) return key.error();
  if (!crypt(Way::seal, *key, text, inside, tag.data())) return no_keys();
  return hex_of(first + inside + tag);
}

Result<std::string> bytes_of_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0 || hex.size() % 2 != 0) return no_seal();
    if (i % 2 == 0)
      out += char(digit << 4);
    else
      out.back() = char(std::uint8_t(out.back()) | digit);
  }
  return out;
}

}  // namespace hall
