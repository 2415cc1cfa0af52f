<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cartaporte="http://www.sat.gob.mx/CartaPorte">
  <xsl:template match="cartaporte:CartaPorte">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TranspInternac))"/>
    <xsl:if test="@EntradaSalidaMerc"><xsl:value-of select="concat('|', normalize-space(@EntradaSalidaMerc))"/></xsl:if>
    <xsl:if test="@ViaEntradaSalida"><xsl:value-of select="concat('|', normalize-space(@ViaEntradaSalida))"/></xsl:if>
    <xsl:if test="@TotalDistRec"><xsl:value-of select="concat('|', normalize-space(@TotalDistRec))"/></xsl:if>
    <xsl:for-each select="cartaporte:Ubicaciones/cartaporte:Ubicacion">
      <xsl:if test="@TipoEstacion"><xsl:value-of select="concat('|', normalize-space(@TipoEstacion))"/></xsl:if>
      <xsl:if test="@DistanciaRecorrida"><xsl:value-of select="concat('|', normalize-space(@DistanciaRecorrida))"/></xsl:if>
      <xsl:for-each select="cartaporte:Origen">
        <xsl:if test="@IDOrigen"><xsl:value-of select="concat('|', normalize-space(@IDOrigen))"/></xsl:if>
        <xsl:if test="@RFCRemitente"><xsl:value-of select="concat('|', normalize-space(@RFCRemitente))"/></xsl:if>
        <xsl:if test="@NombreRemitente"><xsl:value-of select="concat('|', normalize-space(@NombreRemitente))"/></xsl:if>
        <xsl:if test="@NumRegIdTrib"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscal"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscal))"/></xsl:if>
        <xsl:if test="@NumEstacion"><xsl:value-of select="concat('|', normalize-space(@NumEstacion))"/></xsl:if>
        <xsl:if test="@NombreEstacion"><xsl:value-of select="concat('|', normalize-space(@NombreEstacion))"/></xsl:if>
        <xsl:if test="@NavegacionTrafico"><xsl:value-of select="concat('|', normalize-space(@NavegacionTrafico))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@FechaHoraSalida))"/>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:Destino">
        <xsl:if test="@IDDestino"><xsl:value-of select="concat('|', normalize-space(@IDDestino))"/></xsl:if>
        <xsl:if test="@RFCDestinatario"><xsl:value-of select="concat('|', normalize-space(@RFCDestinatario))"/></xsl:if>
        <xsl:if test="@NombreDestinatario"><xsl:value-of select="concat('|', normalize-space(@NombreDestinatario))"/></xsl:if>
        <xsl:if test="@NumRegIdTrib"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscal"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscal))"/></xsl:if>
        <xsl:if test="@NumEstacion"><xsl:value-of select="concat('|', normalize-space(@NumEstacion))"/></xsl:if>
        <xsl:if test="@NombreEstacion"><xsl:value-of select="concat('|', normalize-space(@NombreEstacion))"/></xsl:if>
        <xsl:if test="@NavegacionTrafico"><xsl:value-of select="concat('|', normalize-space(@NavegacionTrafico))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@FechaHoraProgLlegada))"/>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:Domicilio">
        <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
        <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
        <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
        <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
        <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
        <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
        <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
        <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
        <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cartaporte:Mercancias">
      <xsl:if test="@PesoBrutoTotal"><xsl:value-of select="concat('|', normalize-space(@PesoBrutoTotal))"/></xsl:if>
      <xsl:if test="@UnidadPeso"><xsl:value-of select="concat('|', normalize-space(@UnidadPeso))"/></xsl:if>
      <xsl:if test="@PesoNetoTotal"><xsl:value-of select="concat('|', normalize-space(@PesoNetoTotal))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@NumTotalMercancias))"/>
      <xsl:if test="@CargoPorTasacion"><xsl:value-of select="concat('|', normalize-space(@CargoPorTasacion))"/></xsl:if>
      <xsl:for-each select="cartaporte:Mercancia">
        <xsl:if test="@BienesTransp"><xsl:value-of select="concat('|', normalize-space(@BienesTransp))"/></xsl:if>
        <xsl:if test="@ClaveSTCC"><xsl:value-of select="concat('|', normalize-space(@ClaveSTCC))"/></xsl:if>
        <xsl:if test="@Descripcion"><xsl:value-of select="concat('|', normalize-space(@Descripcion))"/></xsl:if>
        <xsl:if test="@Cantidad"><xsl:value-of select="concat('|', normalize-space(@Cantidad))"/></xsl:if>
        <xsl:if test="@ClaveUnidad"><xsl:value-of select="concat('|', normalize-space(@ClaveUnidad))"/></xsl:if>
        <xsl:if test="@Unidad"><xsl:value-of select="concat('|', normalize-space(@Unidad))"/></xsl:if>
        <xsl:if test="@Dimensiones"><xsl:value-of select="concat('|', normalize-space(@Dimensiones))"/></xsl:if>
        <xsl:if test="@MaterialPeligroso"><xsl:value-of select="concat('|', normalize-space(@MaterialPeligroso))"/></xsl:if>
        <xsl:if test="@CveMaterialPeligroso"><xsl:value-of select="concat('|', normalize-space(@CveMaterialPeligroso))"/></xsl:if>
        <xsl:if test="@Embalaje"><xsl:value-of select="concat('|', normalize-space(@Embalaje))"/></xsl:if>
        <xsl:if test="@DescripEmbalaje"><xsl:value-of select="concat('|', normalize-space(@DescripEmbalaje))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@PesoEnKg))"/>
        <xsl:if test="@ValorMercancia"><xsl:value-of select="concat('|', normalize-space(@ValorMercancia))"/></xsl:if>
        <xsl:if test="@Moneda"><xsl:value-of select="concat('|', normalize-space(@Moneda))"/></xsl:if>
        <xsl:if test="@FraccionArancelaria"><xsl:value-of select="concat('|', normalize-space(@FraccionArancelaria))"/></xsl:if>
        <xsl:if test="@UUIDComercioExt"><xsl:value-of select="concat('|', normalize-space(@UUIDComercioExt))"/></xsl:if>
        <xsl:for-each select="cartaporte:CantidadTransporta">
          <xsl:value-of select="concat('|', normalize-space(@Cantidad))"/>
          <xsl:value-of select="concat('|', normalize-space(@IDOrigen))"/>
          <xsl:value-of select="concat('|', normalize-space(@IDDestino))"/>
          <xsl:if test="@CvesTransporte"><xsl:value-of select="concat('|', normalize-space(@CvesTransporte))"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="cartaporte:DetalleMercancia">
          <xsl:value-of select="concat('|', normalize-space(@UnidadPeso))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoBruto))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoNeto))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoTara))"/>
          <xsl:if test="@NumPiezas"><xsl:value-of select="concat('|', normalize-space(@NumPiezas))"/></xsl:if>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:AutotransporteFederal">
        <xsl:value-of select="concat('|', normalize-space(@PermSCT))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumPermisoSCT))"/>
        <xsl:value-of select="concat('|', normalize-space(@NombreAseg))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumPolizaSeguro))"/>
        <xsl:for-each select="cartaporte:IdentificacionVehicular">
          <xsl:value-of select="concat('|', normalize-space(@ConfigVehicular))"/>
          <xsl:value-of select="concat('|', normalize-space(@PlacaVM))"/>
          <xsl:value-of select="concat('|', normalize-space(@AnioModeloVM))"/>
        </xsl:for-each>
        <xsl:for-each select="cartaporte:Remolques/cartaporte:Remolque">
          <xsl:value-of select="concat('|', normalize-space(@SubTipoRem))"/>
          <xsl:value-of select="concat('|', normalize-space(@Placa))"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:TransporteMaritimo">
        <xsl:if test="@PermSCT"><xsl:value-of select="concat('|', normalize-space(@PermSCT))"/></xsl:if>
        <xsl:if test="@NumPermisoSCT"><xsl:value-of select="concat('|', normalize-space(@NumPermisoSCT))"/></xsl:if>
        <xsl:if test="@NombreAseg"><xsl:value-of select="concat('|', normalize-space(@NombreAseg))"/></xsl:if>
        <xsl:if test="@NumPolizaSeguro"><xsl:value-of select="concat('|', normalize-space(@NumPolizaSeguro))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@TipoEmbarcacion))"/>
        <xsl:value-of select="concat('|', normalize-space(@Matricula))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumeroOMI))"/>
        <xsl:if test="@AnioEmbarcacion"><xsl:value-of select="concat('|', normalize-space(@AnioEmbarcacion))"/></xsl:if>
        <xsl:if test="@NombreEmbarc"><xsl:value-of select="concat('|', normalize-space(@NombreEmbarc))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NacionalidadEmbarc))"/>
        <xsl:value-of select="concat('|', normalize-space(@UnidadesDeArqBruto))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoCarga))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumCertITC))"/>
        <xsl:if test="@Eslora"><xsl:value-of select="concat('|', normalize-space(@Eslora))"/></xsl:if>
        <xsl:if test="@Manga"><xsl:value-of select="concat('|', normalize-space(@Manga))"/></xsl:if>
        <xsl:if test="@Calado"><xsl:value-of select="concat('|', normalize-space(@Calado))"/></xsl:if>
        <xsl:if test="@LineaNaviera"><xsl:value-of select="concat('|', normalize-space(@LineaNaviera))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NombreAgenteNaviero))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumAutorizacionNaviero))"/>
        <xsl:if test="@NumViaje"><xsl:value-of select="concat('|', normalize-space(@NumViaje))"/></xsl:if>
        <xsl:if test="@NumConocEmbarc"><xsl:value-of select="concat('|', normalize-space(@NumConocEmbarc))"/></xsl:if>
        <xsl:for-each select="cartaporte:Contenedor">
          <xsl:value-of select="concat('|', normalize-space(@MatriculaContenedor))"/>
          <xsl:value-of select="concat('|', normalize-space(@TipoContenedor))"/>
          <xsl:if test="@NumPrecinto"><xsl:value-of select="concat('|', normalize-space(@NumPrecinto))"/></xsl:if>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:TransporteAereo">
        <xsl:value-of select="concat('|', normalize-space(@PermSCT))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumPermisoSCT))"/>
        <xsl:value-of select="concat('|', normalize-space(@MatriculaAeronave))"/>
        <xsl:if test="@NombreAseg"><xsl:value-of select="concat('|', normalize-space(@NombreAseg))"/></xsl:if>
        <xsl:if test="@NumPolizaSeguro"><xsl:value-of select="concat('|', normalize-space(@NumPolizaSeguro))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumeroGuia))"/>
        <xsl:if test="@LugarContrato"><xsl:value-of select="concat('|', normalize-space(@LugarContrato))"/></xsl:if>
        <xsl:if test="@RFCTransportista"><xsl:value-of select="concat('|', normalize-space(@RFCTransportista))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@CodigoTransportista))"/>
        <xsl:if test="@NumRegIdTribTranspor"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribTranspor))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscalTranspor"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalTranspor))"/></xsl:if>
        <xsl:if test="@NombreTransportista"><xsl:value-of select="concat('|', normalize-space(@NombreTransportista))"/></xsl:if>
        <xsl:if test="@RFCEmbarcador"><xsl:value-of select="concat('|', normalize-space(@RFCEmbarcador))"/></xsl:if>
        <xsl:if test="@NumRegIdTribEmbarc"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribEmbarc))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscalEmbarc"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalEmbarc))"/></xsl:if>
        <xsl:if test="@NombreEmbarcador"><xsl:value-of select="concat('|', normalize-space(@NombreEmbarcador))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:TransporteFerroviario">
        <xsl:value-of select="concat('|', normalize-space(@TipoDeServicio))"/>
        <xsl:if test="@NombreAseg"><xsl:value-of select="concat('|', normalize-space(@NombreAseg))"/></xsl:if>
        <xsl:if test="@NumPolizaSeguro"><xsl:value-of select="concat('|', normalize-space(@NumPolizaSeguro))"/></xsl:if>
        <xsl:if test="@Concesionario"><xsl:value-of select="concat('|', normalize-space(@Concesionario))"/></xsl:if>
        <xsl:for-each select="cartaporte:DerechosDePaso">
          <xsl:value-of select="concat('|', normalize-space(@TipoDerechoDePaso))"/>
          <xsl:value-of select="concat('|', normalize-space(@KilometrajePagado))"/>
        </xsl:for-each>
        <xsl:for-each select="cartaporte:Carro">
          <xsl:value-of select="concat('|', normalize-space(@TipoCarro))"/>
          <xsl:value-of select="concat('|', normalize-space(@MatriculaCarro))"/>
          <xsl:value-of select="concat('|', normalize-space(@GuiaCarro))"/>
          <xsl:value-of select="concat('|', normalize-space(@ToneladasNetasCarro))"/>
          <xsl:for-each select="cartaporte:Contenedor">
            <xsl:value-of select="concat('|', normalize-space(@TipoContenedor))"/>
            <xsl:value-of select="concat('|', normalize-space(@PesoContenedorVacio))"/>
            <xsl:value-of select="concat('|', normalize-space(@PesoNetoMercancia))"/>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cartaporte:FiguraTransporte">
      <xsl:value-of select="concat('|', normalize-space(@CveTransporte))"/>
      <xsl:for-each select="cartaporte:Operadores">
        <xsl:for-each select="cartaporte:Operador">
          <xsl:if test="@RFCOperador"><xsl:value-of select="concat('|', normalize-space(@RFCOperador))"/></xsl:if>
          <xsl:if test="@NumLicencia"><xsl:value-of select="concat('|', normalize-space(@NumLicencia))"/></xsl:if>
          <xsl:if test="@NombreOperador"><xsl:value-of select="concat('|', normalize-space(@NombreOperador))"/></xsl:if>
          <xsl:if test="@NumRegIdTribOperador"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribOperador))"/></xsl:if>
          <xsl:if test="@ResidenciaFiscalOperador"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalOperador))"/></xsl:if>
          <xsl:for-each select="cartaporte:Domicilio">
            <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
            <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
            <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
            <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
            <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
            <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
            <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
            <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
            <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
            <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:Propietario">
        <xsl:if test="@RFCPropietario"><xsl:value-of select="concat('|', normalize-space(@RFCPropietario))"/></xsl:if>
        <xsl:if test="@NombrePropietario"><xsl:value-of select="concat('|', normalize-space(@NombrePropietario))"/></xsl:if>
        <xsl:if test="@NumRegIdTribPropietario"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribPropietario))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscalPropietario"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalPropietario))"/></xsl:if>
        <xsl:for-each select="cartaporte:Domicilio">
          <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
          <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
          <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
          <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
          <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
          <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
          <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
          <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
          <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
          <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:Arrendatario">
        <xsl:if test="@RFCArrendatario"><xsl:value-of select="concat('|', normalize-space(@RFCArrendatario))"/></xsl:if>
        <xsl:if test="@NombreArrendatario"><xsl:value-of select="concat('|', normalize-space(@NombreArrendatario))"/></xsl:if>
        <xsl:if test="@NumRegIdTribArrendatario"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribArrendatario))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscalArrendatario"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalArrendatario))"/></xsl:if>
        <xsl:for-each select="cartaporte:Domicilio">
          <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
          <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
          <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
          <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
          <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
          <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
          <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
          <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
          <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
          <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte:Notificado">
        <xsl:if test="@RFCNotificado"><xsl:value-of select="concat('|', normalize-space(@RFCNotificado))"/></xsl:if>
        <xsl:if test="@NombreNotificado"><xsl:value-of select="concat('|', normalize-space(@NombreNotificado))"/></xsl:if>
        <xsl:if test="@NumRegIdTribNotificado"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribNotificado))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscalNotificado"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalNotificado))"/></xsl:if>
        <xsl:for-each select="cartaporte:Domicilio">
          <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
          <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
          <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
          <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
          <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
          <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
          <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
          <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
          <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
          <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
