using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ForecastApi.Access;

/// <summary>Loads the certificate that encrypts the data protection keys in the database.</summary>
public static class ProtectionCertificate
{
    /// <summary>Returns the certificate; null with the reason if the file does not hold one with an RSA private key.</summary>
    public static X509Certificate2? Load(string file, string password, out string reason)
    {
        reason = "";
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null)
                return certificate;
            certificate.Dispose();
            reason = "it holds no RSA private key";
        }
        catch (Exception error)
            when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            reason = error.Message.TrimEnd('.');
        }
        return null;
    }
}
